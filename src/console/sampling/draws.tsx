import { useInfiniteQuery } from '@tanstack/react-query';
import type { components } from '../api/schema.js';
import { useCityOptions } from '../boards/filters.js';
import { DateTime } from '../shell/date-time.js';
import { More } from '../shell/more.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { samplingsQuery } from './sampling-queries.js';

type Weight = components['schemas']['WeightDto'];

/** Every draw with its seed and its weights: by them the draw can be made again. */
export function Draws() {
  const words = useWords();
  const language = useLanguage();
  const text = words.sampling;
  const query = useInfiniteQuery(samplingsQuery);
  const { categories, agencies } = useCityOptions();
  const nameOf = ({ of, code, weight }: Weight) => {
    if (of === 'outcome') return `${words.domain.reportOutcome[code] ?? code} ×${weight}`;
    const found = { category: categories, agency: agencies }[of].find(({ id }) => id === code);
    return `${found?.label ?? code} ×${weight}`;
  };
  return (
    <section className="list-section" aria-labelledby="draws">
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
                    <DateTime at={one.drawnAt} /> {text.by(one.drawnBy)} {text.seedIs(one.seed)}{' '}
                    {one.weights.map(nameOf).join(language === 'en' ? ', ' : '、')}
                  </p>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <More query={query}>{words.states.more(10)}</More>
    </section>
  );
}
