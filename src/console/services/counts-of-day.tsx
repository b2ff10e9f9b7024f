import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../shell/controls/button.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { calendarDayWords, fullDateWords, isoDay, timeOfDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type Count, dayQuery, MOST_LISTED } from './service-queries.js';
import { WithdrawCount } from './withdraw-count.js';

interface Props {
  day: string;
  named: (code: string) => string;
  mayWithdraw: boolean;
}

/** What was counted for a day, the latest first; a mistake is withdrawn and stays to be seen. */
export function CountsOfDay({ day, named, mayWithdraw }: Props) {
  const text = useWords().services;
  const language = useLanguage();
  const query = useQuery(dayQuery(day));
  const [withdrawing, setWithdrawing] = useState<Count | null>(null);
  return (
    <section className="counts" aria-labelledby="counts">
      <h2 id="counts">{text.countsOf(calendarDayWords(day, language))}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={4} />}>
        {({ latest }) =>
          latest.length === 0 ? (
            <Empty title={text.none} hint={mayWithdraw ? text.noneHint : null} icon="calendar" />
          ) : (
            <>
              {latest.length === MOST_LISTED && <p className="muted">{text.onlyLatest(MOST_LISTED)}</p>}
              <ul className="count-list" aria-label={text.countsOf(calendarDayWords(day, language))}>
                {latest.map(count => (
                  <li key={count.id} className={count.withdrawnAt ? 'is-withdrawn' : undefined}>
                    <span className="count-what">
                      <b className="tabular">{text.people(count.persons)}</b> {named(count.service)}
                      <span className="second-line">
                        {named(count.site)} · <CountedAt count={count} day={day} /> {count.by}
                      </span>
                    </span>
                    {count.withdrawnAt ? (
                      <span className="muted">
                        {text.withdrawn}
                        {count.withdrawnReason && (
                          <span className="second-line">{count.withdrawnReason}</span>
                        )}
                      </span>
                    ) : (
                      mayWithdraw && (
                        <Button
                          asks
                          look="quiet"
                          aria-label={text.withdrawOf(named(count.service), count.persons)}
                          onPress={() => setWithdrawing(count)}
                        >
                          {text.withdraw}
                        </Button>
                      )
                    )}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      {withdrawing && (
        <WithdrawCount count={withdrawing} named={named} onClose={() => setWithdrawing(null)} />
      )}
    </section>
  );
}

function CountedAt({ count: { countedAt }, day }: { count: Count; day: string }) {
  const language = useLanguage();
  const on = isoDay(countedAt);
  return (
    <time className="tabular" dateTime={countedAt} title={fullDateWords(countedAt, language)}>
      {on !== day && `${calendarDayWords(on, language)} `}
      {timeOfDay(countedAt)}
    </time>
  );
}
