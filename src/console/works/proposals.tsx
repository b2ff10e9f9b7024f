import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../shell/controls/button.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { InspectDialog } from './inspect-dialog.js';
import { InspectedCases } from './inspected-cases.js';
import { ReasonDialog } from './reason-dialog.js';
import { type Proposal, proposalsQuery } from './works-queries.js';

/** What wants an inspection, and why. */
export function ProposalsOfWorks({ mayDecide }: { mayDecide: boolean }) {
  const { works: text } = useWords();
  const query = useQuery(proposalsQuery);
  return (
    <section className="list-section" aria-labelledby="proposals">
      <h2 id="proposals">{text.proposals}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={4} />}>
        {({ items, rules }) => (
          <>
            {rules && <p className="muted">{text.rule(rules.from, rules.metres, rules.withinDays)}</p>}
            {items.length === 0 ? (
              <Empty title={text.noProposals} hint={text.noProposalsHint} icon="check" />
            ) : (
              <ul className="cards" aria-labelledby="proposals">
                {items.map(one => (
                  <li key={one.cases[0]?.number} className="card">
                    <OneProposal one={one} mayDecide={mayDecide} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function OneProposal({ one, mayDecide }: { one: Proposal; mayDecide: boolean }) {
  const { works: text } = useWords();
  const [doing, setDoing] = useState<'inspect' | 'decline' | null>(null);
  const cases = one.cases.map(({ number }) => number);
  const [first = ''] = cases;
  const done = () => setDoing(null);
  return (
    <>
      <p className="card-title">
        <b>{text.why[one.why]}</b>
        {`・${text.reports(cases.length)}`}
      </p>
      <InspectedCases cases={one.cases} row="proposal" />
      {mayDecide && (
        <div className="order-actions">
          <Button asks look="primary" aria-label={text.inspectOf(first)} onPress={() => setDoing('inspect')}>
            {text.inspect}
          </Button>
          <Button asks aria-label={text.declineOf(first)} onPress={() => setDoing('decline')}>
            {text.decline}
          </Button>
        </div>
      )}
      {doing === 'inspect' && <InspectDialog cases={cases} onClose={done} />}
      {doing === 'decline' && (
        <ReasonDialog
          title={text.declineOf(first)}
          tells={text.declineTells}
          submit={text.declineIt}
          done={text.declined}
          path="/inspections"
          body={{ cases, decision: 'decline' }}
          draft={`decline ${cases.join()}`}
          onClose={done}
        />
      )}
    </>
  );
}
