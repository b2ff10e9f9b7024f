import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { RowList } from '../shell/row-list.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { BeginDialog } from './begin-dialog.js';
import { EndDialog } from './end-dialog.js';
import { SurgeGroups } from './surge-groups.js';
import { type Surge, surgesQuery } from './surge-queries.js';

const COUNTED_EVERY_MS = 30_000;

/** Surge mode: switched on and off, and when it was on. */
export function SurgePage({ me }: { me: Me }) {
  const text = useWords().surge;
  // How much has come in is told by no event of its own.
  const query = useQuery({ ...surgesQuery, refetchInterval: COUNTED_EVERY_MS });
  const [doing, setDoing] = useState<'begin' | 'end' | null>(null);
  const current = query.data?.current ?? null;
  const mayIt = me.rights.includes('surge.switch') && query.data !== undefined;
  const done = () => setDoing(null);
  return (
    <Page
      title={text.title}
      lead={<p className="lead">{text.about}</p>}
      actions={
        mayIt &&
        (current ? (
          <Button asks look="danger" onPress={() => setDoing('end')}>
            {text.end}
          </Button>
        ) : (
          <Button asks look="primary" onPress={() => setDoing('begin')}>
            {text.begin}
          </Button>
        ))
      }
    >
      <Loaded query={query} skeleton={<Skeleton lines={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text.none} hint={text.noneHint} icon="soon" />
          ) : (
            <>
              <SurgeGroups surge={current ?? (items[0] as Surge)} />
              <h2>{text.times}</h2>
              <Times items={items} />
            </>
          )
        }
      </Loaded>
      {doing === 'begin' && query.data && <BeginDialog ruleSets={query.data.ruleSets} onClose={done} />}
      {doing === 'end' && current && <EndDialog surge={current} onClose={done} />}
    </Page>
  );
}

function Times({ items }: { items: readonly Surge[] }) {
  const text = useWords().surge;
  const language = useLanguage();
  const { name } = useNames();
  const told = (at: string, by: string | null) => (
    <>
      {dateTimeWords(at, language)}
      <span className="second-line">{by}</span>
    </>
  );
  return (
    <RowList
      caption={text.times}
      items={items}
      columns={[
        { name: text.began, cell: ({ beganAt, beganBy }) => told(beganAt, beganBy) },
        {
          name: text.ended,
          cell: ({ endedAt, endedBy }) => (endedAt === null ? text.stillOn : told(endedAt, endedBy)),
        },
        { name: text.ruleSet, cell: ({ ruleSet }) => name(ruleSet) },
        { name: text.reason, cell: ({ reason }) => reason },
        { name: text.cases, cell: ({ cases }) => text.count(cases) },
      ]}
    />
  );
}
