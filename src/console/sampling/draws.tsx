import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { samplingsQuery } from './sampling-queries.js';

/** Every draw with its seed: by it the draw can be made again. */
export function Draws() {
  const words = useWords();
  const language = useLanguage();
  const text = words.sampling;
  const query = useInfiniteQuery(samplingsQuery);
  return (
    <section aria-labelledby="draws">
      <h2 id="draws">{text.history}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={2} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0) return <p className="muted">{text.noHistory}</p>;
          return (
            <ul className="extensions" aria-labelledby="draws">
              {items.map(one => (
                <li key={one.id}>
                  <p>
                    {text.historyLine(
                      calendarDayWords(one.fromOn, language),
                      calendarDayWords(one.untilOn, language),
                      one.drawn,
                      one.population,
                    )}
                  </p>
                  <p className="muted">
                    <DateTime at={one.drawnAt} /> {text.by(one.drawnBy)} {text.seedIs(one.seed)}
                  </p>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <Button isWorking={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {words.states.more(10)}
        </Button>
      )}
    </section>
  );
}
