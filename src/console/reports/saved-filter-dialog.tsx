import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, isProblem } from '../api/client.js';
import type { SavedFilter } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Radios } from '../shell/controls/radios.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';

interface Props {
  /** Null: a new one, of what is asked now. */
  filter: SavedFilter | null;
  wish: Pick<SavedFilter, 'report' | 'asked'> & { period?: SavedFilter['period'] };
  onClose: (saved: SavedFilter | null) => void;
}

/** Its name, and who else sees it. */
export function SavedFilterDialog({ filter, wish, onClose }: Props) {
  const words = useWords();
  const text = words.reports.saved;
  const { said } = useNames();
  const client = useQueryClient();
  const [name, setName] = useState(filter?.name ?? '');
  const [share, setShare] = useState(filter?.share ?? 'me');
  const [wrong, setWrong] = useState<{ name?: string; all?: string }>({});
  const [isWorking, setWorking] = useState(false);

  const act = async (ask: () => Promise<SavedFilter | undefined>, done: string) => {
    setWorking(true);
    setWrong({});
    try {
      const saved = await ask();
      await client.invalidateQueries({ queryKey: ['saved-filters', wish.report] });
      say('result', done);
      onClose(saved ?? null);
    } catch (error) {
      const field = isProblem(error) ? error.fields.find(one => one.field === 'name') : undefined;
      setWrong(field ? { name: said(field.message) } : { all: problemWords(error, words) });
      if (field) focusField(['name']);
    } finally {
      setWorking(false);
    }
  };
  const save = () =>
    act(
      () =>
        filter
          ? api.post<SavedFilter>(`/reports/saved/${filter.id}`, { version: filter.version, name, share })
          : api.post<SavedFilter>('/reports/saved', { ...wish, name, share }),
      text.saved(name),
    );
  const remove = () =>
    act(
      () => api.delete(`/reports/saved/${filter?.id}?version=${filter?.version}`).then(() => undefined),
      text.deleted(name),
    );

  return (
    <Dialog title={filter ? text.changing(filter.name) : text.save} isOpen onClose={() => onClose(null)}>
      <p className="tells">{text.tells}</p>
      <TextField
        name="name"
        label={text.name}
        isRequired
        value={name}
        onChange={setName}
        error={wrong.name}
        autoComplete="off"
      />
      <Radios
        name="share"
        label={text.share}
        options={(['me', 'unit', 'readers'] as const).map(id => ({ id, label: text.shares[id] }))}
        value={share}
        onChange={setShare}
      />
      <p className="form-problem" role="alert">
        {wrong.all}
      </p>
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} onPress={() => void save()}>
          {words.states.save}
        </Button>
        {filter && (
          <Button look="danger" isWorking={isWorking} onPress={() => void remove()}>
            {text.delete}
          </Button>
        )}
        <Button onPress={() => onClose(null)}>{words.states.cancel}</Button>
      </div>
    </Dialog>
  );
}
