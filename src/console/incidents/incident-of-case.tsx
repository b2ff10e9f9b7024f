import { Link } from 'react-router';
import type { CasePage } from '../api/types.js';
import { StateMark } from '../boards/marks.js';
import { CitizenTold } from '../case/citizen-told.js';
import { Colon } from '../shell/colon.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import type { Member } from './incident-actions.js';

/** 併案: what this case was merged into, or what was merged into it. */
export function IncidentOfCase({ page: { incident } }: { page: CasePage }) {
  const words = useWords();
  const { incidents: text } = words;
  const language = useLanguage();
  const { lead, members } = incident;
  if (!lead && members.length === 0) return null;
  return (
    <>
      <h3 id="incident">{text.title}</h3>
      {lead && (
        <p>
          {text.belongsTo} <Link to={`/case/${lead.number}`}>{lead.number}</Link>
          <span className="second-line">
            {text.since(dateTimeWords(lead.joinedAt, language))}・{words.domain.state[lead.state]}
          </span>
        </p>
      )}
      {members.length > 0 && (
        <>
          <p>{text.leads(members.length)}</p>
          <ul className="plain-list" aria-labelledby="incident">
            {members.map(member => (
              <li key={member.number}>
                <OneMember member={member} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function OneMember({ member: { number, state, category, receivedAt, joinedAt, told } }: { member: Member }) {
  const { incidents: text } = useWords();
  const language = useLanguage();
  const { name } = useNames();
  return (
    <>
      <Link to={`/case/${number}`}>{number}</Link> <StateMark of={{ state, workOrder: null }} />
      <span className="second-line">
        {name(category)}・{text.received(dateTimeWords(receivedAt, language))}・
        {text.since(dateTimeWords(joinedAt, language))}
      </span>
      <span className="second-line">
        {text.notice}
        <Colon />
        {told ? <CitizenTold told={told} /> : text.told.none}
      </span>
    </>
  );
}
