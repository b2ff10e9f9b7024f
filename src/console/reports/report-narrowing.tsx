import { useCityOptions } from '../boards/filters.js';
import { Button } from '../shell/controls/button.js';
import { Choice } from '../shell/controls/choice.js';
import { Select } from '../shell/controls/select.js';
import { useWords } from '../words/use-words.js';
import { type Narrowed, useNarrowedWords } from './narrowed-words.js';
import { FIELDS, useAsked } from './use-asked.js';

interface Props {
  /** By what it can be told apart. */
  label: string;
  dimension: Record<string, string>;
}

/** By what a report is told apart, and what it is narrowed to. */
export function ReportNarrowing({ label, dimension }: Props) {
  const words = useWords();
  const text = words.reports.breaches;
  const { asked, set } = useAsked();
  const options = useCityOptions();
  const listed = (named: Record<string, string>) =>
    Object.entries(named).map(([id, one]) => ({ id, label: one }));
  const narrowed = [
    ['category', options.categories],
    ['district', options.districts],
    ['agency', options.agencies],
  ] as const;
  return (
    <>
      <Select
        name="by"
        label={label}
        options={listed(dimension)}
        value={asked.by}
        onChange={by => set({ by })}
      />
      {narrowed.map(([name, choices]) => (
        <Choice
          key={name}
          name={name}
          label={words.boards.filters[name]}
          placeholder={text.all}
          options={choices}
          value={single(asked[name])}
          onChange={value => set({ [name]: value })}
        />
      ))}
      <Select
        name="channel"
        label={text.channel}
        empty={text.all}
        options={listed(words.domain.channel)}
        value={single(asked.channel) ?? ''}
        onChange={value => set({ channel: value || null })}
      />
      <Select
        name="surge"
        label={words.surge.mark}
        empty={words.surge.countedAll}
        options={listed(words.surge.counted)}
        value={single(asked.surge) ?? ''}
        onChange={value => set({ surge: value || null })}
      />
      <AlsoNarrowed shown={useNotInFields()} />
    </>
  );
}

/** What an address or a saved filter asks for beyond what fields can show. */
export function AlsoNarrowed({ shown }: { shown: Narrowed[] }) {
  const text = useWords().reports.breaches;
  const { set } = useAsked();
  if (shown.length === 0) return null;
  return (
    <p className="also-narrowed">
      {text.also(shown.map(({ label, value }) => `${label} ${value}`).join('；'))}{' '}
      <Button look="quiet" onPress={() => set(Object.fromEntries(shown.map(({ name }) => [name, null])))}>
        {text.notAlso}
      </Button>
    </p>
  );
}

function useNotInFields(): Narrowed[] {
  const { asked } = useAsked();
  const inWords = useNarrowedWords();
  const isInField = (name: string) =>
    (FIELDS as readonly string[]).includes(name) && !Array.isArray(asked[name as keyof typeof asked]);
  return inWords(asked).filter(({ name }) => !isInField(name));
}

export const single = (given: string | string[] | undefined): string | null =>
  typeof given === 'string' ? given : null;
