import { useEffect, useState } from 'react';
import { useCity } from '../api/queries.js';
import { Choice } from '../shell/controls/choice.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { useNames, useWords } from '../words/use-words.js';
import type { StaffFilters } from './queries.js';

const TYPED_FOR = 300;

interface Props {
  filters: StaffFilters;
  onSet: (name: keyof StaffFilters, value: string) => void;
}

/** Filters stand in the address; what is typed goes there after a pause. */
export function StaffFilterFields({ filters, onSet }: Props) {
  const words = useWords();
  const { name } = useNames();
  const city = useCity();
  const text = words.staff.filters;
  const [typed, setTyped] = useState(filters.q ?? '');
  // biome-ignore lint/correctness/useExhaustiveDependencies: after typing, and only that
  useEffect(() => {
    if (typed.trim() === (filters.q ?? '')) return;
    const timer = setTimeout(() => onSet('q', typed.trim()), TYPED_FOR);
    return () => clearTimeout(timer);
  }, [typed]);
  const listed = (named: Record<string, string>) =>
    Object.entries(named).map(([id, label]) => ({ id, label }));
  return (
    <search className="filters" aria-label={text.label}>
      <TextField name="q" label={text.text} value={typed} onChange={setTyped} />
      <Choice
        name="agency"
        label={text.agency}
        options={(city?.agencies ?? []).map(agency => ({ id: agency.code, label: name(agency) }))}
        value={filters.agency ?? null}
        onChange={value => onSet('agency', value ?? '')}
        placeholder={text.all}
      />
      <Select
        name="role"
        label={text.role}
        empty={text.all}
        options={listed(words.roles)}
        value={filters.role ?? ''}
        onChange={value => onSet('role', value)}
      />
      <Select
        name="status"
        label={text.status}
        empty={text.all}
        options={listed(words.staff.statuses)}
        value={filters.status ?? ''}
        onChange={value => onSet('status', value)}
      />
    </search>
  );
}
