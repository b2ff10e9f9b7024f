import type { ResponseReport } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';
import { useResponsesAsked } from './use-responses-asked.js';

type Share = ResponseReport['total']['self']['response'];

/** A share with its interval and out of how many; of few it is warned. */
export function ShareCell({ share }: { share: Share }) {
  const { reports, states } = useWords();
  const text = reports.responses;
  const { percent, low, high, of, tooFew } = share;
  if (percent === null || low === null || high === null) return <td>{states.nothing}</td>;
  return (
    <td>
      {percent.toFixed(1)}%
      <span className="second-line">
        {text.interval(low.toFixed(1), high.toFixed(1), of.toLocaleString('en'))}
      </span>
      {tooFew && <span className="too-few">{text.tooFew}</span>}
    </td>
  );
}

interface CountedProps {
  count: number;
  /** `released`, or of a sample: `self.unhappy`. */
  show: string;
  of: string;
  name: string;
  rowKey: string | null;
}

/** A number that leads to its cases. */
export function CountedCases({ count, show, of, name, rowKey }: CountedProps) {
  const text = useWords().reports.responses;
  const { set } = useResponsesAsked();
  const shown = count.toLocaleString('en');
  if (count === 0) return shown;
  return (
    <Button
      look="quiet"
      aria-label={`${shown} ${text.show(of, name)}`}
      onPress={() => set({ show, key: rowKey }, true)}
    >
      {shown}
    </Button>
  );
}
