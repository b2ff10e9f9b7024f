import { say } from '../live/announce.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { FormDialog } from '../shell/form-dialog.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { Booking, Session } from './booking-queries.js';
import { useSentDraft } from './use-sent-draft.js';

interface Props {
  session: Session;
  at: string;
  site: string;
  onClose: () => void;
}

/** Who takes which time of a session. What it is about is not asked. */
export function BookDialog({ session, at, site, onClose }: Props) {
  const { bookings: text } = useWords();
  const language = useLanguage();
  const sent = useSentDraft(`book ${session.id} ${at}`, { at, name: '', phone: '' }, { sessionId: 'at' });
  const { draft, change, check, errorOf } = sent;
  const day = calendarDayWords(session.day, language);
  const slots = session.slots.filter(slot => slot.isFree || slot.at === draft.at);
  const form = session.slots.find(slot => slot.at === draft.at)?.form ?? 'counter';
  const submit = async () => {
    const isRight = check([!draft.name.trim() && 'name', !draft.phone.trim() && 'phone']);
    if (sent.isWorking || !isRight) return;
    const said = (made: Booking) => say('result', text.booked(`${day} ${made.at}`, site, made.form));
    if (!(await sent.post('/bookings', { sessionId: session.id, ...draft }, null, said))) return;
    sent.forget();
    onClose();
  };
  return (
    <FormDialog
      title={text.bookTitle(session.adviser, day)}
      tells={text.bookTells(site, text.forms[form])}
      problem={sent.problem}
      isWorking={sent.isWorking}
      submit={text.book}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Select
        name="at"
        label={text.at}
        isRequired
        options={slots.map(slot => ({ id: slot.at, label: slot.at }))}
        error={errorOf('at', text.need.at)}
        value={draft.at}
        onChange={next => change({ at: next })}
      />
      <TextField
        name="name"
        label={text.name}
        isRequired
        autoFocus
        autoComplete="off"
        error={errorOf('name', text.need.name)}
        value={draft.name}
        onChange={name => change({ name })}
      />
      <TextField
        name="phone"
        label={text.phone}
        hint={text.phoneHint}
        isRequired
        type="tel"
        autoComplete="off"
        error={errorOf('phone', text.need.phone)}
        value={draft.phone}
        onChange={phone => change({ phone })}
      />
    </FormDialog>
  );
}
