import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Me } from '../api/types.js';
import { FilterTabs } from '../clocks/filter-tabs.js';
import { useFilter } from '../clocks/steady-page.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { Page } from '../shell/page.js';
import { RowList } from '../shell/row-list.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type CallToRecord, toRecordQuery } from './call-queries.js';
import { MyExtension } from './my-extension.js';
import { Settle } from './settle.js';
import { WaitingCalls } from './waiting-calls.js';
import './calls.css';
import { More } from '../shell/more.js';

/** Calls that are over and were not recorded; and at which telephone I sit. */
export function CallsPage({ me }: { me: Me }) {
  const words = useWords();
  const { calls: text } = words;
  const filter = useFilter(text.filters);
  const mayOversee = me.rights.includes('call.oversee');
  const query = useInfiniteQuery(toRecordQuery(mayOversee ? filter : 'mine'));
  return (
    <Page title={text.title} lead={<p className="lead">{text.lead}</p>}>
      <MyExtension />
      <WaitingCalls />
      {mayOversee && <FilterTabs label={text.filter} names={text.filters} now={filter} />}
      <Loaded query={query} skeleton={<Skeleton lines={5} />}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          return rows.length === 0 ? (
            <Empty title={text.empty} hint={text.emptyHint} icon="phone" />
          ) : (
            <CallTable rows={rows} />
          );
        }}
      </Loaded>
      <More query={query}>{words.states.more(50)}</More>
    </Page>
  );
}

function CallTable({ rows }: { rows: CallToRecord[] }) {
  const { calls: text } = useWords();
  const { at, line, agent, talk, actions } = text.columns;
  const talkOf = ({ talkSeconds }: CallToRecord) => talkSeconds !== null && text.seconds(talkSeconds);
  const agentOf = (call: CallToRecord) => call.agent ?? text.nobody;
  return (
    <RowList
      caption={text.caption}
      items={rows}
      columns={[
        { name: at, cell: call => <DateTime at={call.offeredAt} /> },
        { name: line, cell: call => call.line },
        { name: agent, cell: agentOf },
        { name: talk, cell: talkOf, className: 'tabular' },
        { name: actions, cell: call => <CallActions call={call} /> },
      ]}
      card={call => (
        <>
          <div className="muted tabular">
            {[call.line && text.pop.line(call.line), agentOf(call), talkOf(call)].filter(Boolean).join(' · ')}
          </div>
          <CallActions call={call} />
        </>
      )}
    />
  );
}

function CallActions({ call }: { call: CallToRecord }) {
  const { calls: text } = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  return (
    <div className="order-actions">
      {call.mine && (
        <Button
          look="primary"
          aria-label={text.recordOf(dateTimeWords(call.offeredAt, language))}
          onPress={() => void navigate('/desk', { state: { callId: call.id } })}
        >
          {text.record}
        </Button>
      )}
      <Settle call={call} />
    </div>
  );
}
