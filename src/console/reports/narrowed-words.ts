import { useCityOptions } from '../boards/filters.js';
import type { Option } from '../shell/controls/choice.js';
import { useWords } from '../words/use-words.js';
import { type Given, NARROWED_BY, type NarrowedBy } from './use-asked.js';

export interface Narrowed {
  name: string;
  label: string;
  value: string;
}

/** What a report is narrowed to, in words. */
export function useNarrowedWords(): (asked: Partial<Given>) => Narrowed[] {
  const words = useWords();
  const text = words.reports.breaches;
  const { categories, districts, agencies } = useCityOptions();
  const listed =
    (options: readonly Option[]) =>
    (key: string): string =>
      options.find(({ id }) => id === key)?.label ?? key;
  const values: Record<NarrowedBy, (key: string) => string> = {
    category: listed(categories),
    district: listed(districts),
    agency: listed(agencies),
    unit: listed(agencies),
    channel: key => words.domain.channel[key] ?? key,
    surge: key => (words.surge.counted as Record<string, string>)[key] ?? key,
    officer: key => key,
    hour: key => `${text.weekdays[Number(key.slice(0, 1)) - 1] ?? ''} ${key.slice(2)}`,
  };
  return asked =>
    NARROWED_BY.flatMap(name => {
      const given = asked[name];
      if (given === undefined) return [];
      return [
        {
          name,
          label: name === 'surge' ? words.surge.mark : text.dimension[name],
          value: [given].flat().map(values[name]).join(words.states.and),
        },
      ];
    });
}
