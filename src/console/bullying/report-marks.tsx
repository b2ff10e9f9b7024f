import { LimitMark } from '../boards/marks.js';
import { Icon, type IconName } from '../shell/icons.js';
import { useWords } from '../words/use-words.js';
import type { BullyingReport } from './bullying-queries.js';
import { useChosen } from './use-chosen.js';

const ICONS: Record<BullyingReport['state'], IconName> = {
  waiting: 'sent',
  accepted: 'inHand',
  not_accepted: 'withdrawn',
};

/** Accepted or not; why not, or what was done with it; and whether it is on hold. */
export function ReportState({ report: { state, ground, handling, isHeld } }: { report: BullyingReport }) {
  const text = useWords().bullying;
  const { named } = useChosen();
  return (
    <>
      <span className="mark">
        <Icon name={ICONS[state]} />
        {text.states[state]}
      </span>
      {isHeld && (
        <span className="second-line">
          <Icon name="seal" /> {text.held}
        </span>
      )}
      {ground !== null && <span className="second-line">{named('grounds', ground)}</span>}
      {state === 'accepted' && (
        <span className="second-line">
          {handling === null ? text.nothingDone : named('handlings', handling)}
        </span>
      )}
    </>
  );
}

/** Until when it is decided whether it is accepted. */
export function DecisionLimit({ report: { receivedAt, decideBy, decidedAt } }: { report: BullyingReport }) {
  const text = useWords().bullying;
  return (
    <LimitMark
      limit={{ startedAt: receivedAt, dueAt: decideBy, stoppedAt: decidedAt }}
      name={text.decision}
    />
  );
}
