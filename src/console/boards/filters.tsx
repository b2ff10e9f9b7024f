import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type CaseFilters, useCity } from '../api/queries.js';
import { Button } from '../shell/controls/button.js';
import { Check } from '../shell/controls/check.js';
import { Choice, type Option } from '../shell/controls/choice.js';
import { Select } from '../shell/controls/select.js';
import { useNarrow } from '../shell/use-narrow.js';
import { useNames, useWords } from '../words/use-words.js';

export const FILTERS = [
  'kind',
  'agency',
  'district',
  'category',
  'state',
  'clock',
  'tray',
  'history',
  'q',
] as const;
type FilterName = (typeof FILTERS)[number];

/** Filters live in the address: a board can be bookmarked and sent. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const filters = useMemo<CaseFilters>(
    () => Object.fromEntries(FILTERS.map(name => [name, params.get(name)]).filter(([, value]) => value)),
    [params],
  );
  const set = (name: FilterName, value: string | null) =>
    setParams(
      before => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return { filters, set, clear: () => setParams({}, { replace: true }) };
}

export function Filters() {
  const words = useWords();
  const isNarrow = useNarrow();
  const { filters } = useFilters();
  const count = Object.keys(filters).length;
  if (!isNarrow) return <FilterFields />;
  return (
    <details className="filters-fold">
      <summary>
        {words.boards.filters.show}
        {count > 0 && <span className="muted"> {words.boards.filters.active(count)}</span>}
      </summary>
      <FilterFields />
    </details>
  );
}

function FilterFields() {
  const words = useWords();
  const { filters, set, clear } = useFilters();
  const options = useCityOptions();
  const text = words.boards.filters;
  const listed = (named: Record<string, string>) =>
    Object.entries(named).map(([id, label]) => ({ id, label }));

  return (
    <search className="filters" aria-label={text.label}>
      <Select
        name="kind"
        label={text.kind}
        empty={text.all}
        options={listed(words.domain.kind)}
        value={filters.kind ?? ''}
        onChange={value => set('kind', value)}
      />
      <Choice
        name="category"
        label={text.category}
        placeholder={text.all}
        options={options.categories}
        value={filters.category ?? null}
        onChange={value => set('category', value)}
      />
      <Choice
        name="district"
        label={text.district}
        placeholder={text.all}
        options={options.districts}
        value={filters.district ?? null}
        onChange={value => set('district', value)}
      />
      <Choice
        name="agency"
        label={text.agency}
        placeholder={text.all}
        options={options.agencies}
        value={filters.agency ?? null}
        onChange={value => set('agency', value)}
      />
      <Select
        name="state"
        label={text.state}
        empty={text.open}
        options={[...listed({ ...words.domain.state, ...text.states }), { id: 'all', label: text.all }]}
        value={filters.state ?? ''}
        onChange={value => set('state', value)}
      />
      <Select
        name="clock"
        label={text.clock}
        empty={text.all}
        options={listed(text.clocks)}
        value={filters.clock ?? ''}
        onChange={value => set('clock', value)}
      />
      <Select
        name="tray"
        label={text.tray}
        empty={text.all}
        options={listed(text.trays)}
        value={filters.tray ?? ''}
        onChange={value => set('tray', value)}
      />
      <HistoryCheck />
      <div className="filters-clear">
        <Button look="quiet" onPress={clear} isDisabled={Object.keys(filters).length === 0}>
          {text.clear}
        </Button>
      </div>
      {filters.q && <p className="filters-note">{text.qNote(filters.q)}</p>}
    </search>
  );
}

/** Replayed cases live in their own time: a board of the present leaves them out until they are asked for. */
export function HistoryCheck() {
  const words = useWords();
  const { filters, set } = useFilters();
  return (
    <Check
      name="history"
      label={words.boards.filters.history}
      value={filters.history === 'true'}
      onChange={isAsked => set('history', isAsked ? 'true' : null)}
    />
  );
}

/** Agencies, districts and items of the city, to be chosen by typing. */
export function useCityOptions(): { agencies: Option[]; districts: Option[]; categories: Option[] } {
  const city = useCity();
  const { name } = useNames();
  return {
    agencies: (city?.agencies ?? []).map(agency => ({
      id: agency.code,
      label: name(agency),
      search: agency.code,
    })),
    districts: (city?.districts ?? []).map(district => ({
      id: district.code,
      label: name(district),
      search: `${district.name} ${district.zip}`,
    })),
    categories: (city?.categories ?? []).map(category => ({
      id: category.code,
      label: name(category),
      search: `${category.code} ${category.name} ${category.keywords.join(' ')}`,
    })),
  };
}
