import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Button } from '../shell/controls/button.js';
import { DateTime, DueDate } from '../shell/date-time.js';
import { Page } from '../shell/page.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { type BullyingAction, type BullyingReport, reportQuery } from './bullying-queries.js';
import { DecideDialog } from './decide-dialog.js';
import { DecisionLimit, ReportState } from './report-marks.js';
import { ReportTexts } from './report-texts.js';
import { useChosen } from './use-chosen.js';
import '../case/case.css';
import './bullying.css';

/** One report: how far it is, what was typed when it is asked for, and what can be done. */
export function ReportPage() {
  const text = useWords().bullying;
  const { id = '' } = useParams();
  const query = useQuery(reportQuery(id));
  return (
    <Page
      title={query.data?.number ?? text.title}
      lead={
        <p className="lead">
          <Link to="/bullying">{text.toList}</Link>
        </p>
      }
    >
      <Loaded query={query} skeleton={<Skeleton lines={8} />}>
        {report => <Report key={report.id} report={report} />}
      </Loaded>
    </Page>
  );
}

function Report({ report }: { report: BullyingReport }) {
  const text = useWords().bullying;
  const [doing, setDoing] = useState<BullyingAction | null>(null);
  return (
    <>
      <div className="case-head">
        <ReportState report={report} />
        <DecisionLimit report={report} />
      </div>
      <div className="case-columns">
        <Facts report={report} />
        <ReportTexts report={report} />
        <section className="case-actions case-column" aria-labelledby="bullying-actions">
          <h2 id="bullying-actions">{text.actions}</h2>
          <div className="action-buttons">
            {report.actions.map((action, place) => (
              <Button
                key={action}
                asks
                look={place === 0 ? 'primary' : 'plain'}
                onPress={() => setDoing(action)}
              >
                {text.acts[action].name(report.state)}
              </Button>
            ))}
          </div>
        </section>
      </div>
      {doing && <DecideDialog report={report} action={doing} onClose={() => setDoing(null)} />}
    </>
  );
}

function Facts({ report }: { report: BullyingReport }) {
  const { bullying: text, states } = useWords();
  const { named } = useChosen();
  const { source, receivedAt, decideBy, decidedAt, ground, handling } = report;
  const facts = [
    [text.source, named('sources', source)],
    [text.received, <DateTime key="received" at={receivedAt} />],
    [text.decideBy, <DueDate key="by" at={decideBy} />],
    [text.decidedAt, decidedAt ? <DateTime key="decided" at={decidedAt} /> : states.nothing],
    [text.ground, ground && named('grounds', ground)],
    [text.handling, handling && named('handlings', handling)],
  ] as const;
  return (
    <section className="case-column" aria-labelledby="bullying-facts">
      <h2 id="bullying-facts">{text.facts}</h2>
      <dl className="facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
