import type { ResponseReport } from '../api/types.js';
import { useWords } from '../words/use-words.js';

type Weighted = ResponseReport['samples'][number]['weighted'];

/** What all cases would have answered; or why that cannot be said. */
export function WeightedCell({ weighted, about }: { weighted: Weighted; about: 'service' | 'outcome' }) {
  const text = useWords().reports.responses;
  const { why, uncoveredPercent, effective, trimmed } = weighted;
  const { percent, low, high } = weighted[about];
  if (why !== null || percent === null || low === null || high === null)
    return (
      <td>
        {text.notWeighted[why ?? 'too_few']}
        {why === 'empty_cells' && (
          <span className="second-line">{text.uncovered(uncoveredPercent.toFixed(1))}</span>
        )}
      </td>
    );
  return (
    <td>
      {percent.toFixed(1)}%
      <span className="second-line">
        {text.effective(low.toFixed(1), high.toFixed(1), effective.toFixed(1))}
      </span>
      {trimmed > 0 && <span className="second-line">{text.trimmed(trimmed)}</span>}
    </td>
  );
}
