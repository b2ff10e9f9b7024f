import { useCityOptions } from '../boards/filters.js';
import { Choice } from '../shell/controls/choice.js';
import { Select } from '../shell/controls/select.js';
import { useWords } from '../words/use-words.js';
import { PeriodFields } from './breach-filters.js';
import { useResponsesAsked } from './use-responses-asked.js';

export function ResponseFilters() {
  const words = useWords();
  const { breaches, responses: text } = words.reports;
  const { asked, set } = useResponsesAsked();
  const options = useCityOptions();
  const listed = (named: Record<string, string>) =>
    Object.entries(named).map(([id, label]) => ({ id, label }));
  const narrowed = [
    ['category', options.categories],
    ['district', options.districts],
    ['agency', options.agencies],
  ] as const;
  return (
    <search className="filters report-filters" aria-label={breaches.filters}>
      <PeriodFields />
      <Select
        name="by"
        label={text.by}
        options={listed(text.dimension)}
        value={asked.by}
        onChange={by => set({ by })}
      />
      {narrowed.map(([name, choices]) => (
        <Choice
          key={name}
          name={name}
          label={words.boards.filters[name]}
          placeholder={breaches.all}
          options={choices}
          value={asked[name] ?? null}
          onChange={value => set({ [name]: value })}
        />
      ))}
      <Select
        name="channel"
        label={breaches.channel}
        empty={breaches.all}
        options={listed(words.domain.channel)}
        value={asked.channel ?? ''}
        onChange={value => set({ channel: value || null })}
      />
    </search>
  );
}
