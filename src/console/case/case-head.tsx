import { Link } from 'react-router';
import type { CasePage } from '../api/types.js';
import { ClockMark, ItemMarks, StateMark } from '../boards/marks.js';
import { leadOf } from '../co-handling/co-legs.js';
import { isDisposed, showsClock } from '../live/clocks.js';
import { Icon } from '../shell/icons.js';
import { InHand } from '../substitutes/in-hand.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { PendingNow } from './pending.js';
import { WaitingNow } from './waiting.js';

/** Number and item are the heading; here: state, who has it since when, the clock that matters now. */
export function CaseHead({ page }: { page: CasePage }) {
  const words = useWords();
  const language = useLanguage();
  const { name, said } = useNames();
  const leg = page.workOrders.findLast(order => order.id === page.workOrder?.id);
  const lead = leadOf(page);
  const { holder, since: heldSince } = page.whereabouts;
  // A merged case has no order of its own.
  const since = page.state === 'merged' ? heldSince : (leg?.dispatchedAt ?? page.receivedAt);
  // What was converted is where its petition is.
  const isElsewhere = isDisposed(page.state) || page.state === 'converted';
  const mergedInto = page.incident.lead?.number;
  return (
    <div className="case-head">
      <StateMark of={page} />
      {showsClock(page) && <ClockMark clocks={page.clocks} isWatched />}
      <ItemMarks of={page} />
      {page.confidential && (
        <span className="mark">
          <Icon name="seal" />
          {words.identity.confidentialMark}
        </span>
      )}
      <span>
        {isElsewhere
          ? words.case.holder(said(holder), dateTimeWords(heldSince, language))
          : page.agency
            ? words.case.holder(name(page.agency), dateTimeWords(since, language))
            : words.case.nobody}
      </span>
      {mergedInto && (
        <span>
          {words.incidents.belongsTo} <Link to={`/case/${mergedInto}`}>{mergedInto}</Link>
        </span>
      )}
      {page.state === 'recorded' && page.unroutedReason && (
        <span className="muted">{said(page.unroutedReason)}</span>
      )}
      {lead && <InHand of={lead} />}
      <PendingNow page={page} />
      <WaitingNow page={page} />
      {page.release && (
        <span>
          {words.case.released(
            words.domain.releaseHow[page.release.how] ?? page.release.how,
            dateTimeWords(page.release.at, language),
          )}
        </span>
      )}
    </div>
  );
}
