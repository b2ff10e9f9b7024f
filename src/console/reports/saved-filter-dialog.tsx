import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, isProblem } from '../api/client.js';
import type { SavedFilter } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Radios } from '../shell/controls/radios.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { problemWords, useLanguage, useNames, useWords } from '../words/use-words.js';
import type { PeriodName } from './period.js';
import { SavedFilterMail } from './saved-filter-mail.js';
import { withoutDays } from './saved-period.js';

interface Props {
  /** Null: a new one, of what is asked now. */
  filter: SavedFilter | null;
  /** `period`: as what is asked can be called as well. */
  wish: Pick<SavedFilter, 'report' | 'asked'> & { period: PeriodName | null };
  /** Whether all readers may be shown it. */
  mayShare: boolean;
  onClose: (saved: SavedFilter | null) => void;
}

/** Its name, who else sees it, and whether it comes by mail. */
export function SavedFilterDialog({ filter, wish, mayShare, onClose }: Props) {
  const words = useWords();
  const text = words.reports.saved;
  const { said } = useNames();
  const language = useLanguage();
  const client = useQueryClient();
  const [name, setName] = useState(filter?.name ?? '');
  const [share, setShare] = useState(filter?.share ?? 'me');
  const [days, setDays] = useState<'relative' | 'fixed'>('relative');
  const [mail, setMail] = useState<{ every: string; format: string }>(
    filter?.mail ?? { every: '', format: 'xlsx' },
  );
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [isWorking, setWorking] = useState(false);
  const isMine = filter?.mine ?? true;

  const act = async (ask: () => Promise<SavedFilter | undefined>, done: string) => {
    setWorking(true);
    setWrong({});
    try {
      const saved = await ask();
      await client.invalidateQueries({ queryKey: ['saved-filters', wish.report] });
      say('result', done);
      onClose(saved ?? null);
    } catch (error) {
      const fields = isProblem(error)
        ? error.fields.filter(({ field }) => ['name', 'mail'].includes(field))
        : [];
      setWrong(
        fields.length > 0
          ? Object.fromEntries(fields.map(({ field, message }) => [field, said(message)]))
          : { all: problemWords(error, words) },
      );
      focusField(fields.map(({ field }) => field));
    } finally {
      setWorking(false);
    }
  };
  const save = () => {
    const { every, format } = mail;
    const before = filter?.mail ?? { every: '', format };
    // What nobody has touched stays as it is, also its language.
    const isTouched = every !== before.every || format !== before.format;
    const kept = { name, share, ...(isTouched && { mail: every ? { every, format, language } : null }) };
    const { report, asked, period } = wish;
    const isRelative = period !== null && days === 'relative';
    return act(
      () =>
        filter
          ? api.post<SavedFilter>(`/reports/saved/${filter.id}`, { version: filter.version, ...kept })
          : api.post<SavedFilter>('/reports/saved', {
              ...{ report, ...kept },
              ...(isRelative ? { period, asked: withoutDays(asked) } : { asked }),
            }),
      text.saved(name),
    );
  };
  const remove = () =>
    act(
      () => api.delete(`/reports/saved/${filter?.id}?version=${filter?.version}`).then(() => undefined),
      text.deleted(name),
    );

  return (
    <Dialog title={filter ? text.changing(filter.name) : text.save} isOpen onClose={() => onClose(null)}>
      <p className="tells">{isMine ? text.tells : text.notMine}</p>
      {isMine && (
        <>
          <TextField
            name="name"
            label={text.name}
            isRequired
            value={name}
            onChange={setName}
            error={wrong.name}
            autoComplete="off"
          />
          {!filter && wish.period && (
            <Radios
              name="days"
              label={words.reports.breaches.period}
              options={[
                { id: 'relative', label: text.relative(words.reports.breaches.periods[wish.period]) },
                { id: 'fixed', label: text.fixed },
              ]}
              value={days}
              onChange={setDays}
            />
          )}
          <Radios
            name="share"
            label={text.share}
            options={(['me', 'unit', 'readers'] as const)
              .filter(id => id !== 'readers' || mayShare)
              .map(id => ({ id, label: text.shares[id] }))}
            value={share}
            onChange={setShare}
          />
          <SavedFilterMail mail={mail} onChange={setMail} error={wrong.mail} />
          {filter?.mail?.failed && <p className="form-problem">{text.mail.failed(filter.mail.failed)}</p>}
        </>
      )}
      <p className="form-problem" role="alert">
        {wrong.all}
      </p>
      <div className="dialog-actions">
        {isMine && (
          <Button look="primary" isWorking={isWorking} onPress={() => void save()}>
            {words.states.save}
          </Button>
        )}
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
