import { useNow } from '../live/server-time.js';
import { Colon } from '../shell/colon.js';
import { Icon, type IconName } from '../shell/icons.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { FollowUpLine } from './follow-up-line.js';
import { isToHold, type Visit } from './visit-queries.js';

const ICONS: Record<Visit['state'], IconName> = {
  planned: 'calendar',
  held: 'check',
  cancelled: 'withdrawn',
};

/** Which kind, and how it stands; what waits for its minutes says so. */
export function VisitState({ visit }: { visit: Visit }) {
  const text = useWords().visits;
  const waits = isToHold(visit, useNow());
  return (
    <span>
      <span className={`mark visit-${visit.state}`}>
        <Icon name={ICONS[visit.state]} />
        {text.states[visit.state]}
      </span>
      {waits && <span className="second-line visit-waits">{text.toHold}</span>}
    </span>
  );
}

export function VisitWhen({ visit }: { visit: Visit }) {
  const text = useWords().visits;
  const language = useLanguage();
  return (
    <span>
      <b>{text.kinds[visit.kind]}</b> <span className="tabular">{dateTimeWords(visit.at, language)}</span>
      <span className="second-line">{visit.place}</span>
    </span>
  );
}

/** Who takes part; afterwards who came. */
export function VisitAgencies({ visit }: { visit: Visit }) {
  const words = useWords();
  const text = words.visits;
  const { name } = useNames();
  const names = (agencies: Visit['invited']) =>
    agencies.map(agency => name(agency)).join(words.states.and) || text.nobody;
  return (
    <span>
      <span className="block">
        {text.holder}
        <Colon />
        {visit.agency ? name(visit.agency) : text.atCentre}
      </span>
      <span className="block">
        {text.invited}
        <Colon />
        {names(visit.invited)}
      </span>
      {visit.attended && (
        <span className="block">
          {text.attended}
          <Colon />
          {names(visit.attended)}
        </span>
      )}
    </span>
  );
}

/** What for, what was found, and what is to be done. */
export function VisitTexts({ visit }: { visit: Visit }) {
  const text = useWords().visits;
  const language = useLanguage();
  return (
    <>
      <p className="visit-text">{visit.text}</p>
      <span className="second-line">{text.plannedBy(visit.plannedBy)}</span>
      {visit.minutes && (
        <>
          <p className="visit-text">
            <b>{text.minutes}</b> {visit.minutes}
          </p>
          {visit.heldBy && visit.heldAt && (
            <span className="second-line">
              {text.heldBy(visit.heldBy, dateTimeWords(visit.heldAt, language))}
            </span>
          )}
        </>
      )}
      {visit.followUps.length > 0 && (
        <ul className="follow-ups" aria-label={text.followUps}>
          {visit.followUps.map(one => (
            <li key={one.id}>
              <FollowUpLine one={one} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
