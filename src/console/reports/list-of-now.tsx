import type { BreachReport, ResponseReport } from '../api/types.js';
import { useNames } from '../words/use-words.js';

/** Above a list of cases: figures may be of when a month was frozen, the cases behind them are of now. */
export function ListOfNow({ report: { published, definitions } }: { report: BreachReport | ResponseReport }) {
  const { said } = useNames();
  const { figures, months } = published;
  return figures === 'published' && months.length > 0 ? (
    <p className="muted">{said(definitions.list)}</p>
  ) : null;
}
