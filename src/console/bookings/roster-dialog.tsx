import type { components } from '../api/schema.js';
import { say } from '../live/announce.js';
import type { Kind } from '../services/service-queries.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { FormDialog } from '../shell/form-dialog.js';
import { parseTime } from '../visits/when.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { useSentDraft } from './use-sent-draft.js';

interface Props {
  kinds: Kind[];
  site: string;
  onClose: () => void;
}

const EMPTY = { day: '', begins: '09:00', slots: '6', slotMinutes: '30', weeks: '1', adviser: '' };
const WITHIN = { slots: [1, 48], slotMinutes: [5, 120], weeks: [1, 26] } as const;
type Counted = keyof typeof WITHIN;

const isWithin = (typed: string, [least, most]: readonly [number, number]): boolean =>
  /^\d{1,3}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most;

/** Which lawyer sits where and when, once or every week. */
export function RosterDialog({ kinds, site, onClose }: Props) {
  const { bookings: text, visits } = useWords();
  const { name } = useNames();
  const language = useLanguage();
  const sent = useSentDraft('roster', { ...EMPTY, service: kinds[0]?.code ?? '', site });
  const { draft, change, check, errorOf } = sent;
  const day = parseDay(draft.day);
  const kind = kinds.find(({ code }) => code === draft.service);
  const counted: Counted[] = ['slots', 'slotMinutes', 'weeks'];
  const hints: Record<Counted, string> = {
    ...{ slots: text.slotsHint, slotMinutes: text.slotMinutesHint, weeks: text.weeksHint },
  };
  const submit = async () => {
    const begins = parseTime(draft.begins);
    const isRight = check([
      !draft.adviser.trim() && 'adviser',
      day === null && 'day',
      begins === null && 'begins',
      ...counted.map(field => !isWithin(draft[field], WITHIN[field]) && field),
    ]);
    if (sent.isWorking || !isRight) return;
    const numbers = Object.fromEntries(counted.map(field => [field, Number(draft[field])]));
    const said = ({ days, closed }: components['schemas']['SessionsAddedDto']) =>
      say('result', text.added(days.length, closed.length));
    const wish = { ...draft, ...numbers, day, begins };
    if (!(await sent.post('/booking-sessions', wish, null, said))) return;
    sent.forget();
    onClose();
  };
  return (
    <FormDialog
      title={text.roster}
      tells={text.rosterTells}
      problem={sent.problem}
      isWorking={sent.isWorking}
      submit={text.addSessions}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        name="adviser"
        label={text.adviser}
        hint={text.adviserHint}
        isRequired
        autoFocus
        autoComplete="off"
        error={errorOf('adviser', text.need.adviser)}
        value={draft.adviser}
        onChange={adviser => change({ adviser })}
      />
      <Select
        name="service"
        label={text.service}
        options={kinds.map(one => ({ id: one.code, label: name(one) }))}
        error={errorOf('service', '')}
        value={draft.service}
        onChange={service => change({ service })}
      />
      <Select
        name="site"
        label={text.site}
        options={(kind?.sites ?? []).map(one => ({ id: one.code, label: name(one) }))}
        error={errorOf('site', '')}
        value={draft.site}
        onChange={next => change({ site: next })}
      />
      <TextField
        name="day"
        label={text.date}
        hint={day ? calendarDayWords(day, language) : visits.dateHint}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        error={errorOf('day', text.need.day)}
        value={draft.day}
        onChange={typed => change({ day: typed })}
      />
      <TextField
        name="begins"
        label={text.begins}
        hint={visits.timeHint}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        error={errorOf('begins', text.need.begins)}
        value={draft.begins}
        onChange={begins => change({ begins })}
      />
      {counted.map(field => (
        <TextField
          key={field}
          name={field}
          label={text[field]}
          hint={hints[field]}
          isRequired
          inputMode="numeric"
          autoComplete="off"
          error={errorOf(field, text.need[field])}
          value={draft[field]}
          onChange={typed => change({ [field]: typed })}
        />
      ))}
    </FormDialog>
  );
}
