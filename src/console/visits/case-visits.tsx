import { useQuery } from '@tanstack/react-query';
import { useWords } from '../words/use-words.js';
import { VisitActions } from './visit-actions.js';
import { VisitAgencies, VisitState, VisitTexts, VisitWhen } from './visit-parts.js';
import { caseVisitsQuery } from './visit-queries.js';
import './visits.css';

/** Every time somebody went there, or will, the latest first. */
export function CaseVisits({ number }: { number: string }) {
  const text = useWords().visits;
  const { data } = useQuery(caseVisitsQuery(number));
  if (!data || data.items.length === 0) return null;
  return (
    <>
      <h3 id="visits">{text.heading}</h3>
      <ul className="visits" aria-labelledby="visits">
        {data.items.map(visit => (
          <li key={visit.id}>
            <VisitState visit={visit} />
            <VisitWhen visit={visit} />
            <VisitAgencies visit={visit} />
            <VisitTexts visit={visit} />
            <VisitActions visit={visit} />
          </li>
        ))}
      </ul>
    </>
  );
}
