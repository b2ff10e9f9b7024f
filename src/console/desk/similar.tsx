import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { similarQuery } from '../api/queries.js';
import type { CaseCard } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { Failed } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import type { Words } from '../words/zh-tw.js';
import { CaseLines, canBeJoined } from './case-lines.js';
import { currentCase, type Draft, UNCATEGORISED } from './draft.js';
import { NearbyMap } from './map/nearby-map.js';
import { pointIn } from './point.js';
import type { DraftOf } from './use-draft.js';

const MOST_SHOWN = 5;
const NONE: CaseCard[] = [];

const summaryOf = (items: CaseCard[] | undefined, text: Words['desk']['similar']): string => {
  if (!items) return text.needPlace;
  return items.length === 0 ? text.none : text.found(items.length);
};

export function useSimilar(draft: Draft) {
  const one = currentCase(draft);
  const point = pointIn(one.coordinates);
  const category = one.category === UNCATEGORISED ? null : one.category;
  return useQuery(
    similarQuery({ category, district: one.district, lng: point?.lng ?? null, lat: point?.lat ?? null }),
  );
}

/** Is it already open? Then the caller may only need to know how it stands. */
export function Similar({ of }: { of: DraftOf }) {
  const words = useWords();
  const query = useSimilar(of.draft);
  const items = query.data?.items;
  const done = query.data?.recentlyDone ?? [];
  const text = words.desk.similar;
  const isUnread = !items && query.isError;
  const summary = isUnread ? text.unread : summaryOf(items, text);

  const shown = useMemo(() => items?.slice(0, MOST_SHOWN) ?? NONE, [items]);
  const count = items?.length ?? 0;
  useEffect(() => {
    if (count > 0) say('found', text.found(count));
  }, [count, text]);

  const tell = (card: CaseCard) =>
    of.change(before => ({
      ...before,
      outcome: 'inquiry',
      topic: text.told(card.number),
      answeredAtOnce: true,
    }));

  const { joins } = currentCase(of.draft);
  const { changeCase } = of;
  const join = useCallback(
    (card: CaseCard | null) => {
      changeCase({ joins: card?.number ?? null });
      const which = card && [words.incidents.joins(card.number), card.place].filter(Boolean).join(' · ');
      say('result', which ?? words.incidents.joinNot);
    },
    [changeCase, words],
  );
  const nearest = shown.find(canBeJoined) ?? null;
  const byKey = useCallback(() => {
    if (joins) join(null);
    else if (nearest) join(nearest);
    else say('found', summary);
  }, [joins, nearest, join, summary]);
  useShortcut('join', byKey);

  return (
    <div className="wide">
      <p data-read tabIndex={-1} className={count > 0 ? 'similar-found' : 'muted'}>
        {summary}
      </p>
      {isUnread && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {joins && (
        <p className="joins">
          {words.incidents.joins(joins)} <Button onPress={() => join(null)}>{words.incidents.joinNot}</Button>
        </p>
      )}
      {count > 0 && (
        <CaseLines
          cases={shown}
          isNumbered
          onTell={tell}
          onJoin={join}
          byKey={joins ? null : nearest}
          joins={joins}
        />
      )}
      {query.isEnabled && <NearbyMap of={of} cases={shown} />}
      {done.length > 0 && (
        <section aria-labelledby="recently-done">
          <h3 id="recently-done">{text.recentlyDone}</h3>
          <p className="muted">{text.notRight}</p>
          <CaseLines cases={done.slice(0, MOST_SHOWN)} onTell={tell} />
        </section>
      )}
    </div>
  );
}
