import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useCity } from '../api/queries.js';
import type { Me, StaffAccount, StaffAction, StaffWithLink } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { More } from '../shell/more.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { SubstitutesPanel } from '../substitutes/substitutes-panel.js';
import { useWords } from '../words/use-words.js';
import { ActDialog } from './act-dialog.js';
import { EditDialog } from './edit-dialog.js';
import { LinkDialog } from './link-dialog.js';
import { STAFF_FILTERS, type StaffFilters, staffQuery } from './queries.js';
import { StaffFilterFields } from './staff-filters.js';
import { StaffTable } from './staff-table.js';
import './staff.css';

/** What is asked for at the moment. */
type Wish = { action: 'create' } | { action: StaffAction; account: StaffAccount } | null;

/** The accounts of people: all of them for administrators, those of the own agency and below for chiefs. */
export function StaffPage({ me }: { me: Me }) {
  const words = useWords();
  const text = words.staff;
  const [params, setParams] = useSearchParams();
  const filters = useMemo<StaffFilters>(
    () =>
      Object.fromEntries(STAFF_FILTERS.map(name => [name, params.get(name)]).filter(([, value]) => value)),
    [params],
  );
  const query = useInfiniteQuery(staffQuery(filters));
  useSaidFound(query.isPlaceholderData ? undefined : query.data?.pages);
  const city = useCity();
  const [wish, setWish] = useState<Wish>(null);
  const [link, setLink] = useState<StaffWithLink | null>(null);
  const set = (name: keyof StaffFilters, value: string) =>
    setParams(
      before => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  const done = (made: StaffWithLink | null) => {
    setWish(null);
    setLink(made);
  };
  return (
    <Page
      title={text.title}
      lead={<p className="lead">{text.lead}</p>}
      actions={
        me.rights.includes('staff.manage') && (
          <Button
            asks
            look="primary"
            icon="plus"
            isDisabled={!city}
            onPress={() => setWish({ action: 'create' })}
          >
            {text.create}
          </Button>
        )
      }
    >
      <StaffFilterFields filters={filters} onSet={set} />
      <Loaded query={query} skeleton={<Skeleton lines={8} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0) return <Empty title={text.empty} hint={text.emptyHint} icon="person" />;
          return (
            <>
              <p className="muted">{text.found(pages[0]?.total ?? items.length)}</p>
              <StaffTable items={items} onAct={(action, account) => setWish({ action, account })} />
              <More query={query}>{words.states.more(50)}</More>
            </>
          );
        }}
      </Loaded>
      {me.agency && me.rights.includes('substitute.appoint') && (
        <SubstitutesPanel me={me} agency={filters.agency ?? me.agency.code} />
      )}
      {city && wish?.action === 'create' && <EditDialog me={me} account={null} city={city} onClose={done} />}
      {city && wish?.action === 'change' && (
        <EditDialog me={me} account={wish.account} city={city} onClose={done} />
      )}
      {wish && wish.action !== 'create' && wish.action !== 'change' && (
        <ActDialog action={wish.action} account={wish.account} onClose={done} />
      )}
      {link && <LinkDialog made={link} onClose={() => setLink(null)} />}
    </Page>
  );
}

/** How many there are now: after a filter, and after more were asked for; not on arrival. */
function useSaidFound(pages: { total: number; items: unknown[] }[] | undefined) {
  const words = useWords();
  const total = pages?.[0]?.total;
  const shown = pages?.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (total === undefined) return;
    const now = `${shown} ${total}`;
    const isNews = before.current !== undefined && before.current !== now;
    before.current = now;
    if (isNews) say('found', words.states.shown(shown, total));
  }, [shown, total, words]);
}
