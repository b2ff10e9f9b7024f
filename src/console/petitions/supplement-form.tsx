import { FormEnd } from '../decisions/form-end.js';
import { ScanHint } from '../desk/scan-hint.js';
import { Radios } from '../shell/controls/radios.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { useDraft } from '../visits/use-draft.js';
import { parseTime, whenOf } from '../visits/when.js';
import { dateTimeWords, parseDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { FormProps } from './petition-actions.js';
import { usePetitionAct } from './use-petition-act.js';

const EMPTY = { text: '', suppliedBy: null as string | null, channel: '', contact: '', date: '', time: '' };

/** 補陳: what has come, from whom, how and when. */
export function SupplementForm({ page, why, onClose }: FormProps) {
  const words = useWords();
  const text = words.petitions.supplement;
  const { need } = words.petitions;
  const language = useLanguage();
  const { draft, wrong, change, check, forget } = useDraft(`supplement ${page.number}`, EMPTY);
  const { act, isWorking, problem } = usePetitionAct('supplement', page);
  const errorOf = (field: 'text' | 'suppliedBy' | 'channel' | 'date' | 'time') =>
    wrong.includes(field) ? need[field] : null;
  const listed = (named: Record<string, string>) =>
    Object.entries(named).map(([id, label]) => ({ id, label }));

  const submit = async () => {
    const { suppliedBy, channel, contact, date, time } = draft;
    const hasTime = date.trim() !== '' || time.trim() !== '';
    const isFine = check([
      draft.text.trim() === '' && 'text',
      suppliedBy === null && 'suppliedBy',
      channel === '' && 'channel',
      hasTime && parseDay(date) === null && 'date',
      hasTime && parseTime(time) === null && 'time',
    ]);
    if (isWorking || why !== null || !isFine) return;
    const done = await act({
      ...{ text: draft.text.trim(), suppliedBy, channel },
      ...(contact !== '' && { contact }),
      ...(hasTime && { receivedAt: whenOf(draft) }),
    });
    if (!done) return;
    forget();
    onClose();
  };

  return (
    <>
      <div className="form">
        <TextField
          name="text"
          label={text.text}
          isRequired
          error={errorOf('text')}
          value={draft.text}
          onChange={said => change({ text: said })}
          lines={4}
          wide
        />
        <ScanHint text={draft.text} />
        <Radios
          name="suppliedBy"
          label={text.by}
          isRequired
          wide
          error={errorOf('suppliedBy')}
          options={listed(text.byOf)}
          value={draft.suppliedBy}
          onChange={suppliedBy => change({ suppliedBy })}
        />
        <Select
          name="channel"
          label={text.channel}
          isRequired
          error={errorOf('channel')}
          empty=""
          options={listed(words.domain.channel)}
          value={draft.channel}
          onChange={channel => change({ channel })}
        />
        <Select
          name="contact"
          label={text.contact}
          empty={text.noContact}
          options={page.contacts.map(({ id, channel, receivedAt }) => ({
            id,
            label: `${words.domain.channel[channel] ?? channel} ${dateTimeWords(receivedAt, language)}`,
          }))}
          value={draft.contact}
          onChange={contact => change({ contact })}
        />
        <TextField
          name="date"
          label={text.date}
          hint={text.dateHint}
          error={errorOf('date')}
          inputMode="numeric"
          autoComplete="off"
          value={draft.date}
          onChange={date => change({ date })}
        />
        <TextField
          name="time"
          label={text.time}
          error={errorOf('time')}
          inputMode="numeric"
          autoComplete="off"
          value={draft.time}
          onChange={time => change({ time })}
        />
      </div>
      <FormEnd
        submit={words.petitions.submit.supplement}
        onSubmit={submit}
        {...{ problem, why, isWorking, onClose }}
      />
    </>
  );
}
