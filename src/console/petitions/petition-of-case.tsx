import { Link } from 'react-router';
import type { CasePage } from '../api/types.js';
import { DateTime } from '../shell/date-time.js';
import { useNames, useWords } from '../words/use-words.js';
import { DispositionItem } from './disposition-item.js';
import { OralRecords } from './oral-records.js';
import type { EarlierPetition } from './petition-queries.js';
import { Supplements } from './supplements.js';
import '../clocks/clocks.css';
import './petitions.css';

/** What belongs to a petition by law: how it may end, what was said, what came after, what was petitioned before. */
export function PetitionOfCase({ page }: { page: CasePage }) {
  const { petitions: text } = useWords();
  return (
    <>
      {page.petition && page.petition.dispositions.length > 0 && (
        <>
          <h3 id="dispositions">{text.title}</h3>
          <ul className="extensions" aria-labelledby="dispositions">
            {page.petition.dispositions.map(one => (
              <li key={one.id}>
                <DispositionItem one={one} number={page.number} />
              </li>
            ))}
          </ul>
        </>
      )}
      {page.petition && <OralRecords page={page} petition={page.petition} />}
      <Supplements page={page} />
      {page.petition && <Earlier petitions={page.petition.earlier} />}
    </>
  );
}

/** Of the same citizen about the same item, and how each was answered. */
function Earlier({ petitions }: { petitions: readonly EarlierPetition[] }) {
  const words = useWords();
  const { earlier: text } = words.petitions;
  const { name } = useNames();
  if (petitions.length === 0) return null;
  return (
    <>
      <h3 id="earlier">{text.heading}</h3>
      <ul className="plain-list" aria-labelledby="earlier">
        {petitions.map(({ number, receivedAt, state, agency, answeredAt, linked }) => (
          <li key={number}>
            <Link to={`/case/${number}`}>{number}</Link>{' '}
            {linked && <span className="mark-note">{text.linked}</span>}
            <span className="second-line">
              <DateTime at={receivedAt} />・{words.domain.state[state]}・
              {agency ? name(agency) : words.domain.unrouted}
            </span>
            <span className="second-line">
              {answeredAt ? (
                <>
                  {words.domain.state.replied} <DateTime at={answeredAt} />
                </>
              ) : (
                text.notAnswered
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
