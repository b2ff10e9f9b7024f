import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import type { SavedFilter, SavedFilters as SavedFilterList } from '../api/types.js';
import { serverNow } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { isoDay } from '../words/dates.js';
import { useWords } from '../words/use-words.js';
import { nameOfPeriod, type Period, periodOf } from './period.js';
import { SavedFilterDialog } from './saved-filter-dialog.js';

export const savedFiltersQuery = (report: SavedFilter['report']) =>
  queryOptions({
    queryKey: ['saved-filters', report],
    queryFn: ({ signal }) => api.get<SavedFilterList>('/reports/saved', { report }, signal),
  });

interface Props {
  report: SavedFilter['report'];
  asked: Period & Record<string, string>;
  /** Everything that was asked before is replaced. */
  onTake: (asked: Record<string, string>) => void;
}

/** What this report is asked for again and again: one's own, and what colleagues share. */
export function SavedFilters({ report, asked, onTake }: Props) {
  const text = useWords().reports.saved;
  const { data } = useQuery(savedFiltersQuery(report));
  const [chosen, setChosen] = useState('');
  const [editing, setEditing] = useState<SavedFilter | 'new' | null>(null);
  const filters = data?.items ?? [];
  const filter = filters.find(({ id }) => id === chosen);
  const today = isoDay(serverNow());
  const take = (id: string) => {
    setChosen(id);
    const one = filters.find(other => other.id === id);
    if (one) onTake({ ...plain(one.asked), ...(one.period && periodOf(one.period, today)) });
  };
  const { from, to, ...rest } = asked;
  const period = nameOfPeriod({ from, to }, today);
  return (
    <div className="saved-filters">
      {filters.length > 0 && (
        <Select
          name="saved"
          label={text.label}
          empty={text.none}
          options={filters.map(({ id, name, mine, ownerName }) => ({
            id,
            label: mine ? name : text.of(name, ownerName),
          }))}
          value={filter ? chosen : ''}
          onChange={take}
        />
      )}
      {filter?.mine && (
        <Button look="quiet" asks onPress={() => setEditing(filter)}>
          {text.change}
        </Button>
      )}
      <Button look="quiet" asks onPress={() => setEditing('new')}>
        {text.save}
      </Button>
      {editing && (
        <SavedFilterDialog
          filter={editing === 'new' ? null : editing}
          wish={{ report, ...(period ? { period, asked: rest } : { asked }) }}
          onClose={saved => {
            setEditing(null);
            if (saved) setChosen(saved.id);
          }}
        />
      )}
    </div>
  );
}

/** The page asks for one of each. */
const plain = (asked: SavedFilter['asked']): Record<string, string> =>
  Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, [value].flat()[0] ?? '']));
