import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Me } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { DateTime } from '../shell/date-time.js';
import { Icon } from '../shell/icons.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { TableFrame } from '../shell/table-frame.js';
import { dayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { ListState } from './proposal-list.js';
import { itemsQuery, ofRetention, type Proposal, type ProposalItem, proposalQuery } from './queries.js';
import { ReasonDialog } from './reason-dialog.js';
import { useRuleName } from './use-rule-name.js';
import { useSend } from './use-send.js';
import './privacy.css';
import { More } from '../shell/more.js';

/** One list: what would go, what was decided, how far it is. */
export function ProposalPage({ me }: { me: Me }) {
  const text = useWords().privacy.retention;
  const language = useLanguage();
  const { id = '' } = useParams();
  const query = useQuery(proposalQuery(id));
  const day = query.data && dayWords(`${query.data.asOf}T12:00:00+08:00`, language);
  return (
    <Page title={day ? text.listOf(day) : text.list}>
      <Loaded query={query} skeleton={<Skeleton lines={10} />}>
        {proposal => (
          <>
            <Facts proposal={proposal} />
            {me.rights.includes('retention.decide') && proposal.state === 'proposed' && (
              <Decide proposal={proposal} />
            )}
            <Items proposal={proposal} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Facts({ proposal }: { proposal: Proposal }) {
  const text = useWords().privacy.retention;
  const language = useLanguage();
  const { counts, progress } = proposal;
  const handled = progress.done + progress.skipped + progress.failed;
  return (
    <section className="privacy-section" aria-label={text.list}>
      <dl className="privacy-facts">
        <dt>{text.state}</dt>
        <dd>
          <ListState one={proposal} />
          {proposal.state === 'approved' && (
            <progress
              className="privacy-progress"
              aria-label={text.state}
              value={handled}
              max={progress.total}
            />
          )}
        </dd>
        <dt>{text.content}</dt>
        <dd className="tabular">{text.counts(counts.texts, counts.photos, counts.persons)}</dd>
        <dt>{text.by}</dt>
        <dd>
          {proposal.proposedBy.name} <DateTime at={proposal.proposedAt} />
          {proposal.requestId && <span className="block">{text.byRequest}</span>}
        </dd>
        {proposal.decidedAt && (
          <>
            <dt>{text.decided}</dt>
            <dd>
              {proposal.decidedBy?.name} <DateTime at={proposal.decidedAt} />
              <span className="privacy-text block">{proposal.decisionReason}</span>
            </dd>
          </>
        )}
      </dl>
      {!proposal.complete && <p className="tells">{text.incomplete}</p>}
      <p className="privacy-actions">
        <span className="muted">
          <Icon name="download" /> {text.download}
        </span>
        {(['csv', 'ods'] as const).map(format => (
          <a
            key={format}
            href={`/api/retention/proposals/${proposal.id}/list?format=${format}&lang=${language}`}
            download
          >
            {format.toUpperCase()}
          </a>
        ))}
      </p>
    </section>
  );
}

function Decide({ proposal }: { proposal: Proposal }) {
  const text = useWords().privacy.retention;
  const [decision, setDecision] = useState<'approved' | 'refused' | null>(null);
  const { send, isWorking, problem } = useSend(ofRetention);
  if (proposal.isMine) return <p className="tells">{text.own}</p>;
  const isApproval = decision === 'approved';
  const decide = async (reason: string) => {
    const body = { version: proposal.version, decision, reason };
    const said = isApproval ? text.isApproved : text.isRefused;
    if (await send(`/retention/proposals/${proposal.id}/decision`, body, said)) setDecision(null);
  };
  return (
    <section className="privacy-actions" aria-label={text.decide}>
      <Button asks look="primary" onPress={() => setDecision('approved')}>
        {text.approve}
      </Button>
      <Button asks onPress={() => setDecision('refused')}>
        {text.refuse}
      </Button>
      {decision && (
        <ReasonDialog
          title={isApproval ? text.approve : text.refuse}
          tells={isApproval ? text.approveTells : text.refuseTells}
          label={text.reason}
          submit={isApproval ? text.approve : text.refuse}
          isDanger={isApproval}
          isWorking={isWorking}
          problem={problem}
          onSubmit={reason => void decide(reason)}
          onClose={() => setDecision(null)}
        />
      )}
    </section>
  );
}

function Items({ proposal }: { proposal: Proposal }) {
  const words = useWords();
  const text = words.privacy.retention;
  const [outcome, setOutcome] = useState('');
  const { done, skipped, failed } = proposal.progress;
  const query = useInfiniteQuery(itemsQuery(proposal.id, outcome, done + skipped + failed));
  return (
    <section className="privacy-section" aria-labelledby="proposal-items">
      <h2 id="proposal-items">{text.items}</h2>
      <Select
        name="outcome"
        label={text.outcome}
        value={outcome}
        onChange={setOutcome}
        empty={words.boards.filters.all}
        options={(['done', 'skipped', 'failed'] as const).map(id => ({ id, label: text.outcomes[id] }))}
      />
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0) return <Empty title={words.states.nothing} />;
          return (
            <>
              <Table items={items} />
              <More query={query}>{text.more}</More>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Table({ items }: { items: ProposalItem[] }) {
  const words = useWords();
  const text = words.privacy.retention;
  const ruleName = useRuleName();
  const language = useLanguage();
  return (
    <TableFrame label={text.items}>
      <table className="case-table">
        <caption className="hidden-text">{text.items}</caption>
        <thead>
          <tr>
            {[text.number, text.what, text.rule, text.due, text.count, text.outcome].map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.seq}>
              <th scope="row" className="number">
                {item.number ?? words.states.nothing}
              </th>
              <td>
                {text.whats[item.what]}
                <span className="second-line">{text.ofs[item.of]}</span>
              </td>
              <td>{ruleName(item.rule)}</td>
              <td className="tabular">{dayWords(`${item.dueOn}T12:00:00+08:00`, language)}</td>
              <td className="tabular">{item.count}</td>
              <td>
                {item.outcome ? text.outcomes[item.outcome] : text.waiting}
                {item.why && <span className="second-line">{text.why[item.why] ?? item.why}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
