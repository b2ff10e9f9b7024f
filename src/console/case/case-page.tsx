import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { isOwnAct } from '../api/actions.js';
import { caseQuery } from '../api/queries.js';
import type { CasePage, LogMessage } from '../api/types.js';
import { say } from '../live/announce.js';
import { useLog } from '../live/use-live.js';
import { Page } from '../shell/page.js';
import { isRefused, Loaded, Skeleton } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { Actions } from './actions.js';
import { CaseFacts } from './case-facts.js';
import { CaseHead } from './case-head.js';
import { Timeline } from './timeline.js';
import './case.css';

/** One case: what it is, what happened, what can be done. */
export function CaseRoute() {
  const { number = '' } = useParams();
  return <OneCase key={number} number={number} />;
}

/** A note or a delivered order is no reason to interrupt somebody. */
const QUIET = [
  ...['case.noted', 'workorder.delivered', 'clock.started', 'clock.stopped', 'contact.recorded'],
  // Whom they concern hears of them as of the steps of a ladder.
  ...['case.reminded', 'workorder.chased'],
  ...['case.project-named', 'case.inspected', 'inspection.grave'],
  ...['sample.drawn', 'sample.accepted', 'sample.moot'],
];

const PAUSE = 400;

function OneCase({ number }: { number: string }) {
  const words = useWords();
  const { name } = useNames();
  const query = useQuery(caseQuery(number));
  const page = isRefused(query.error) ? undefined : query.data;
  const saying = useRef<ReturnType<typeof setTimeout>>(undefined);

  useLog(
    useCallback(
      ({ kind, case: card, left }: LogMessage) => {
        if (
          card?.number !== number ||
          isOwnAct(number, card.version) ||
          QUIET.includes(kind) ||
          /^(phone-task|call-back|unsealing|clock|extension|visit|follow-up|return|arbitration|co-leg|disposition|incident|oral-record|review|survey|survey-call)\./.test(
            kind,
          )
        )
          return;
        // The card that comes with it is the one that has left, and says nothing of who has it now.
        const said = left
          ? words.case.nowWith(left.to ? name(left.to) : words.case.centre)
          : words.case.someoneActed(words.domain.state[card.state]);
        // One act may be several entries of the log: said once, as it stands after the last.
        clearTimeout(saying.current);
        saying.current = setTimeout(() => say('someone-acted', said), PAUSE);
      },
      [number, words, name],
    ),
  );
  useEffect(() => () => clearTimeout(saying.current), []);

  return (
    <Page
      heading={
        page && (
          <>
            <span className="unbroken">{number}</span> {name(page.category)}
          </>
        )
      }
      title={page ? `${number} ${name(page.category)}` : words.case.title(number)}
      lead={page && <CaseHead page={page} />}
    >
      <Loaded query={query} skeleton={<CaseSkeleton />}>
        {(data: CasePage) => (
          <div className="case-columns">
            <CaseFacts page={data} />
            <Timeline page={data} />
            <Actions page={data} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

const CaseSkeleton = () => (
  <div className="case-columns">
    <Skeleton lines={6} />
    <Skeleton lines={8} />
    <Skeleton lines={4} />
  </div>
);
