import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useDraft } from '../visits/use-draft.js';
import { parseTime, whenOf } from '../visits/when.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { PassedOn } from './bullying-queries.js';
import { useChosen } from './use-chosen.js';
import { usePassOn } from './use-pass-on.js';

const EMPTY = { source: '', date: '', time: '', school: '', text: '', reporter: '' };

interface Props {
  /** Where it is known by which way it came. */
  source: string;
  onPassed: (passed: PassedOn) => void;
}

/** What was heard. A date and a time are typed only for what did not come just now. */
export function PassOnForm({ source, onPassed }: Props) {
  const { bullying: text, visits } = useWords();
  const language = useLanguage();
  const { options } = useChosen();
  const { draft, wrong, change, check, forget } = useDraft('bullying', { ...EMPTY, source });
  const { passOn, isWorking, problem } = usePassOn();
  const day = parseDay(draft.date);
  const isEarlier = draft.date.trim() !== '' || draft.time.trim() !== '';
  const submit = async () => {
    const isRight = check([
      draft.source === '' && 'source',
      isEarlier && day === null && 'date',
      isEarlier && parseTime(draft.time) === null && 'time',
      draft.school.trim() === '' && 'school',
      draft.text.trim() === '' && 'text',
    ]);
    if (isWorking || !isRight) return;
    const passed = await passOn({
      ...{ source: draft.source, school: draft.school.trim(), text: draft.text.trim() },
      ...(isEarlier && { receivedAt: whenOf(draft) ?? undefined }),
      ...(draft.reporter.trim() && { reporter: draft.reporter.trim() }),
    });
    if (!passed) return;
    forget();
    onPassed(passed);
  };
  useShortcut('record', () => void submit());
  const errorOf = (field: keyof typeof EMPTY, words: string) => (wrong.includes(field) ? words : null);
  return (
    <form
      className="form bullying-form"
      aria-label={text.passOnTitle}
      onSubmit={event => {
        event.preventDefault();
        void submit();
      }}
    >
      <Select
        name="source"
        label={text.source}
        isRequired
        empty={text.chooseSource}
        options={options('sources')}
        error={errorOf('source', text.need.source)}
        value={draft.source}
        onChange={chosen => change({ source: chosen })}
      />
      <fieldset className="bullying-when">
        <legend>{text.when}</legend>
        <TextField
          name="date"
          label={text.date}
          hint={day ? calendarDayWords(day, language) : text.whenHint}
          inputMode="numeric"
          autoComplete="off"
          error={errorOf('date', visits.need.date)}
          value={draft.date}
          onChange={date => change({ date })}
        />
        <TextField
          name="time"
          label={text.time}
          hint={visits.timeHint}
          inputMode="numeric"
          autoComplete="off"
          error={errorOf('time', visits.need.time)}
          value={draft.time}
          onChange={time => change({ time })}
        />
      </fieldset>
      <TextField
        name="school"
        label={text.school}
        isRequired
        wide
        autoComplete="off"
        error={errorOf('school', text.need.school)}
        value={draft.school}
        onChange={school => change({ school })}
      />
      <TextField
        name="text"
        label={text.text}
        hint={text.textHint}
        isRequired
        wide
        lines={6}
        error={errorOf('text', text.need.text)}
        value={draft.text}
        onChange={typed => change({ text: typed })}
      />
      <TextField
        name="reporter"
        label={text.reporter}
        hint={text.reporterHint}
        wide
        autoComplete="off"
        value={draft.reporter}
        onChange={reporter => change({ reporter })}
      />
      <p className="form-problem" role="alert">
        {problem}
      </p>
      <div className="dialog-actions">
        <Button type="submit" look="primary" isWorking={isWorking}>
          {text.send}
        </Button>
      </div>
    </form>
  );
}
