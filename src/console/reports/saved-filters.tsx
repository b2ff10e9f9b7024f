import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import type { Me, SavedFilter, SavedFilters as SavedFilterList } from '../api/types.js';
import { serverNow } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { isoDay } from '../words/dates.js';
import { useWords } from '../words/use-words.js';
import { nameOfPeriod, periodOf } from './period.js';
import { SavedFilterDialog } from './saved-filter-dialog.js';
import { PERIOD_FORMS } from './saved-period.js';
import type { Given } from './use-asked.js';

export const savedFiltersQuery = (report: SavedFilter['report']) =>
  queryOptions({
    queryKey: ['saved-filters', report],
    queryFn: ({ signal }) => api.get<SavedFilterList>('/reports/saved', { report }, signal),
  });

interface Props {
  me: Me;
  report: SavedFilter['report'];
  asked: Readonly<Partial<Given>>;
  /** Everything that was asked before is replaced. */
  onTake: (asked: Given) => void;
}

/** What this report is asked for again and again: one's own, and what colleagues share. */
export function SavedFilters({ me, report, asked, onTake }: Props) {
  const text = useWords().reports.saved;
  const { data } = useQuery(savedFiltersQuery(report));
  const [chosen, setChosen] = useState('');
  const [editing, setEditing] = useState<SavedFilter | 'new' | null>(null);
  const filters = data?.items ?? [];
  const filter = filters.find(({ id }) => id === chosen);
  const mayShare = me.agency === null;
  const form = PERIOD_FORMS[report];
  const today = isoDay(serverNow());
  const take = (id: string) => {
    setChosen(id);
    const one = filters.find(other => other.id === id);
    if (one) onTake({ ...one.asked, ...(one.period && form.asked(periodOf(one.period, today))) });
  };
  const period = nameOfPeriod(form.days(asked), today);
  return (
    <div className="saved-filters">
      {filters.length > 0 && (
        <Select
          name="saved"
          label={text.label}
          empty={text.none}
          options={filters.map(({ id, name, mine, ownerName, mail }) => ({
            id,
            label: mail?.failed ? text.mail.unsent(name) : mine ? name : text.of(name, ownerName),
          }))}
          value={filter ? chosen : ''}
          onChange={take}
        />
      )}
      {filter && (filter.mine || (mayShare && filter.share === 'readers')) && (
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
          wish={{
            report,
            asked: given(asked),
            period: period && form.names.includes(period) ? period : null,
          }}
          mayShare={mayShare}
          onClose={saved => {
            setEditing(null);
            if (saved) setChosen(saved.id);
          }}
        />
      )}
    </div>
  );
}

const given = (asked: Partial<Given>): Given =>
  Object.fromEntries(
    Object.entries(asked).filter((one): one is [string, string | string[]] => one[1] !== undefined),
  );
