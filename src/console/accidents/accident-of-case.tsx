import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '../api/queries.js';
import type { CasePage, CaseState } from '../api/types.js';
import { NumberLink } from '../boards/case-list.js';
import { Button } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';
import { AccidentCard } from './accident-card.js';
import { accidentRulesQuery, accidentsOfCaseQuery } from './accident-queries.js';
import { MarkDialog } from './mark-dialog.js';

const ENDS: readonly CaseState[] = [
  ...(['released', 'withdrawn', 'converted', 'not_handled', 'transferred', 'merged'] as const),
];

/** What has happened at this case, and the way to say that something has. */
export function AccidentOfCase({ page }: { page: CasePage }) {
  const text = useWords().accidents;
  const { data: me } = useQuery(sessionQuery);
  const { data } = useQuery(accidentsOfCaseQuery(page.number));
  const { data: rules } = useQuery(accidentRulesQuery);
  const [isMarking, setMarking] = useState(false);
  const items = data?.items ?? [];
  // Of what was merged into it as well; each case has its own.
  const isOpen = items.some(({ closedAt, case: of }) => closedAt === null && of.number === page.number);
  const mayMark =
    data !== undefined &&
    !isOpen &&
    page.kind !== 'decision' &&
    !ENDS.includes(page.state) &&
    (rules?.grades.length ?? 0) > 0 &&
    me?.rights.includes('case.mark-accident') === true;
  if (items.length === 0 && !mayMark) return null;
  const isSuggested = rules?.suggestedAt.includes(page.category.code) === true;
  return (
    <>
      <h3 id="accidents">{text.heading}</h3>
      {items.length > 0 && (
        <ul className="accidents-of-case" aria-labelledby="accidents">
          {items.map(accident => (
            <li key={accident.id}>
              <AccidentCard
                accident={accident}
                about={
                  accident.case.number !== page.number && (
                    <NumberLink card={accident.case} row={accident.id} />
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
      {mayMark && (
        <>
          {isSuggested && <p className="second-line">{text.suggested}</p>}
          <Button asks onPress={() => setMarking(true)}>
            {text.mark}
          </Button>
        </>
      )}
      {isMarking && rules && (
        <MarkDialog number={page.number} rules={rules} onClose={() => setMarking(false)} />
      )}
    </>
  );
}
