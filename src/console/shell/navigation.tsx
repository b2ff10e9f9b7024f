import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { NavLink, useLocation } from 'react-router';
import { countersQuery } from '../api/queries.js';
import type { Me } from '../api/types.js';
import { toRecordQuery } from '../calls/call-queries.js';
import { newsQuery } from '../clocks/escalation-queries.js';
import { extensionsQuery } from '../clocks/extension-queries.js';
import { unsealingsQuery } from '../identity/queries.js';
import { unseenOrders } from '../live/order-alarm.js';
import { useStore } from '../live/store.js';
import { lettersQuery, mailsQuery } from '../mailbox/mailbox-queries.js';
import { dispositionsQuery } from '../petitions/petition-queries.js';
import { arbitrationsQuery, returnsQuery } from '../returns/return-queries.js';
import { reviewsQuery } from '../reviews/review-queries.js';
import { useWords } from '../words/use-words.js';
import { Icon } from './icons.js';
import { type Place, placesOf } from './places.js';
import { useNarrow } from './use-narrow.js';

/** On a phone: more would push the page itself out of sight. */
const MOST = 4;

export function Navigation({ me }: { me: Me }) {
  const words = useWords();
  const counts = useQuery({
    ...countersQuery,
    enabled: me.rights.includes('phone-task.read') && me.rights.includes('desk.read'),
  });
  const toDecide = useQuery({
    ...unsealingsQuery('decide'),
    enabled: me.rights.includes('unsealing.approve'),
  });
  const requests = useInfiniteQuery({
    ...extensionsQuery('asked'),
    enabled: me.rights.includes('extension.approve'),
  });
  const returned = useInfiniteQuery({
    ...returnsQuery('asked'),
    enabled: me.rights.includes('return.refuse'),
  });
  const dispositions = useInfiniteQuery({
    ...dispositionsQuery('asked'),
    enabled: me.rights.includes('disposition.refuse'),
  });
  const reviews = useInfiniteQuery({
    ...reviewsQuery('mine'),
    enabled: me.rights.includes('review.decide'),
  });
  const disputes = useQuery({
    ...arbitrationsQuery('open'),
    enabled: me.rights.includes('case.arbitrate'),
  });
  const calls = useInfiniteQuery({ ...toRecordQuery('mine'), enabled: me.rights.includes('call.read') });
  const letters = useInfiniteQuery({
    ...lettersQuery('ready'),
    enabled: me.rights.includes('letter.answer'),
  });
  const undelivered = useInfiniteQuery({
    ...mailsQuery('undelivered'),
    enabled: me.rights.includes('message.resend'),
  });
  const news = useQuery({ ...newsQuery, enabled: me.rights.includes('escalation.read') });
  const waiting: Record<string, number> = {
    phoneTasks: counts.data?.phoneTasks ?? 0,
    agency: useStore(unseenOrders),
    unsealings: toDecide.data?.items.length ?? 0,
    extensions: requests.data?.pages[0]?.items.filter(({ mayDecide }) => mayDecide).length ?? 0,
    returns: returned.data?.pages[0]?.items.filter(({ mayDecide }) => mayDecide).length ?? 0,
    dispositions: dispositions.data?.pages[0]?.items.filter(({ mayDecide }) => mayDecide).length ?? 0,
    reviews: reviews.data?.pages[0]?.count ?? 0,
    arbitrations: disputes.data?.items.filter(({ mayDecide }) => mayDecide).length ?? 0,
    escalations: news.data?.unseen ?? 0,
    calls: calls.data?.pages[0]?.count ?? 0,
    letters: letters.data?.pages[0]?.items.length ?? 0,
    messages: undelivered.data?.pages[0]?.items.length ?? 0,
  };
  const { pathname } = useLocation();
  const places = placesOf(me);
  const shown = useNarrow() && places.length > MOST ? MOST - 1 : places.length;
  const folded = places.slice(shown);
  const isIn = folded.some(({ path }) => pathname.startsWith(path));
  return (
    <nav className="navigation" aria-label={words.navigation.label}>
      <ul>
        {places.slice(0, shown).map(place => (
          <Entry key={place.path} place={place} waiting={waiting[place.name] ?? 0} />
        ))}
        {folded.length > 0 && (
          <li className="nav-more">
            {/* Folded again on arrival. */}
            <details key={pathname}>
              <summary data-current={isIn || undefined}>
                <Icon name="down" />
                {words.navigation.more}
                <Count waiting={folded.reduce((sum, { name }) => sum + (waiting[name] ?? 0), 0)} />
              </summary>
              <ul>
                {folded.map(place => (
                  <Entry key={place.path} place={place} waiting={waiting[place.name] ?? 0} />
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  );
}

function Entry({ place, waiting }: { place: Place; waiting: number }) {
  const words = useWords();
  const badges: Partial<Record<Place['name'], (count: number) => string>> = {
    escalations: words.clocks.escalations.badge,
    calls: words.calls.badge,
    reviews: words.reviews.badge,
    letters: words.mailbox.letters.badge,
    messages: words.mailbox.messages.badge,
  };
  return (
    <li>
      <NavLink to={place.path}>
        <Icon name={place.icon} />
        <span>{words.navigation[place.name]}</span>
        <Count waiting={waiting} words={badges[place.name]?.(waiting)} />
      </NavLink>
    </li>
  );
}

/** `words`: what a screen reader says in place of the number alone. */
function Count({ waiting, words }: { waiting: number; words?: string }) {
  if (waiting === 0) return null;
  return (
    <>
      <b className="nav-count" aria-hidden={words !== undefined || undefined}>
        {waiting}
      </b>
      {words && <span className="hidden-text">{words}</span>}
    </>
  );
}
