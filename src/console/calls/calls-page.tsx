import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Me } from '../api/types.js';
import { FilterTabs } from '../clocks/filter-tabs.js';
import { useFilter } from '../clocks/steady-page.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { Page } from '../shell/page.js';
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
  return (
    <div className="table-frame">
      <table className="case-table">
        <caption className="hidden-text">{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columns.at}</th>
            <th scope="col">{text.columns.line}</th>
            <th scope="col">{text.columns.agent}</th>
            <th scope="col">{text.columns.talk}</th>
            <th scope="col">{text.columns.actions}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(call => (
            <CallRow key={call.id} call={call} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CallRow({ call }: { call: CallToRecord }) {
  const { calls: text } = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  return (
    <tr>
      <th scope="row">
        <DateTime at={call.offeredAt} />
      </th>
      <td>{call.line}</td>
      <td>{call.agent ?? text.nobody}</td>
      <td className="tabular">{call.talkSeconds !== null && text.seconds(call.talkSeconds)}</td>
      <td>
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
      </td>
    </tr>
  );
}
