import { useEffect, useId, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import type { Me } from '../api/types.js';
import { useWords } from '../words/use-words.js';
import { Icon } from './icons.js';
import { type Place, placesOf, type Section, sectionsOf } from './places.js';
import { useOneColumn } from './use-narrow.js';
import { useWaiting } from './use-waiting.js';

/** Above the page and not beside it: more would push the page itself out of sight. */
const MOST = 4;

type Waiting = ReturnType<typeof useWaiting>;

export function Navigation({ me }: { me: Me }) {
  const words = useWords();
  const waiting = useWaiting(me);
  const isAbove = useOneColumn();
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // Beside a page it scrolls by itself: where one is must be in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: of each page anew
  useEffect(() => {
    if (!isAbove) nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' });
  }, [isAbove, pathname]);
  return (
    <nav ref={nav} className="navigation" aria-label={words.navigation.label}>
      {isAbove ? <Folded me={me} waiting={waiting} /> : <Sections of={sectionsOf(me)} waiting={waiting} />}
    </nav>
  );
}

/** Lists of few links, each named, so that nobody hears three dozen in a row. */
function Sections({ of, waiting }: { of: { section: Section; places: Place[] }[]; waiting: Waiting }) {
  const words = useWords();
  const id = useId();
  return (
    <div className="nav-sections">
      {of.map(({ section, places }) => (
        <div key={section}>
          {of.length > 1 && <p id={`${id}-${section}`}>{words.navigation.sections[section]}</p>}
          <ul aria-labelledby={of.length > 1 ? `${id}-${section}` : undefined}>
            {places.map(place => (
              <Entry key={place.path} place={place} waiting={waiting[place.name] ?? 0} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** The first few, and the rest on demand. */
function Folded({ me, waiting }: { me: Me; waiting: Waiting }) {
  const words = useWords();
  const { pathname } = useLocation();
  const places = placesOf(me);
  const first = places.slice(0, places.length > MOST ? MOST - 1 : MOST);
  const rest = sectionsOf(me)
    .map(({ section, places }) => ({ section, places: places.filter(place => !first.includes(place)) }))
    .filter(({ places }) => places.length > 0);
  const folded = rest.flatMap(({ places }) => places);
  return (
    <ul>
      {first.map(place => (
        <Entry key={place.path} place={place} waiting={waiting[place.name] ?? 0} />
      ))}
      {folded.length > 0 && (
        <li className="nav-more">
          {/* Folded again on arrival. */}
          <details key={pathname}>
            <summary data-current={folded.some(({ path }) => pathname.startsWith(path)) || undefined}>
              <Icon name="down" />
              {words.navigation.more}
              <Count waiting={folded.reduce((sum, { name }) => sum + (waiting[name] ?? 0), 0)} />
            </summary>
            <Sections of={rest} waiting={waiting} />
          </details>
        </li>
      )}
    </ul>
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
