import { DateTime } from '../shell/date-time.js';
import { useNames, useWords } from '../words/use-words.js';
import type { CallerPolicy } from './call-queries.js';
import { PolicyActions } from './policy-actions.js';

/** One step: about which number, why, who decided, until when, and what was said against it. */
export function PolicyItem({ one }: { one: CallerPolicy }) {
  const { policy: text } = useWords().calls;
  const { name } = useNames();
  return (
    <li className="card">
      <div className="card-title">
        <b>{name(one.step)}</b> {text.states[one.state]}
        {one.endedWhy && ` · ${text.endedWhy[one.endedWhy as keyof typeof text.endedWhy]}`}
        {one.endReason && <span className="second-line">{one.endReason}</span>}
      </div>
      <p>{one.number ? text.number(one.number) : text.forgotten}</p>
      {one.reason && <p className="typed">{one.reason}</p>}
      <p className="muted">
        {text.proposed(one.proposedBy)} <DateTime at={one.proposedAt} />
        {one.decidedBy && one.decidedAt && (
          <span className="second-line">
            {one.state === 'refused' ? text.refusedBy(one.decidedBy) : text.decided(one.decidedBy)}{' '}
            <DateTime at={one.decidedAt} /> {one.decision}
          </span>
        )}
        {one.untilAt && (
          <span className="second-line">
            {text.until} <DateTime at={one.untilAt} />
          </span>
        )}
      </p>
      {one.appeal && <Appeal appeal={one.appeal} />}
      <PolicyActions one={one} />
    </li>
  );
}

function Appeal({ appeal }: { appeal: NonNullable<CallerPolicy['appeal']> }) {
  const { policy: text } = useWords().calls;
  const outcome = appeal.upheld === null ? text.appealOpen : appeal.upheld ? text.upheld : text.rejected;
  return (
    <p>
      <b>{outcome}</b> <DateTime at={appeal.at} />
      <span className="second-line">{appeal.text}</span>
      {appeal.decidedBy && (
        <span className="second-line muted">
          {text.decided(appeal.decidedBy)} {appeal.decision}
        </span>
      )}
    </p>
  );
}
