import { useCity } from '../api/queries.js';
import { useCityOptions } from '../boards/filters.js';
import { Choice } from '../shell/controls/choice.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { FormDialog } from '../shell/form-dialog.js';
import { useDraft } from '../visits/use-draft.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { MeetingFields, NO_MEETING, readNth } from './meeting-fields.js';
import { useEnter } from './use-enter.js';

const EMPTY = {
  ...{ source: '', subject: '', agency: '', replyBy: '', receivedOn: '', documentNumber: '' },
  ...NO_MEETING,
};

/** What is to be answered, by whom and by when. */
export function EnterDialog({ onClose }: { onClose: () => void }) {
  const { tracked: text, visits } = useWords();
  const language = useLanguage();
  const { name } = useNames();
  const { agencies } = useCityOptions();
  const { sources = [] } = useCity()?.tracked ?? {};
  const { draft, wrong, change, check, forget } = useDraft('tracked', EMPTY);
  const { enter, isWorking, problem } = useEnter();
  const ofCouncil = sources.find(({ code }) => code === draft.source)?.ofCouncil ?? false;
  const [replyBy, receivedOn] = [parseDay(draft.replyBy), parseDay(draft.receivedOn)];
  const [term, nth] = [readNth(draft.term), readNth(draft.nth)];
  const submit = async () => {
    const isRight = check([
      !draft.source && 'source',
      ofCouncil && term === null && 'term',
      ofCouncil && !draft.kind && 'kind',
      ofCouncil && nth === null && 'nth',
      ofCouncil && !draft.field && 'field',
      !draft.subject.trim() && 'subject',
      !draft.agency && 'agency',
      draft.replyBy.trim() !== '' && replyBy === null && 'replyBy',
      draft.receivedOn.trim() !== '' && receivedOn === null && 'receivedOn',
    ]);
    if (isWorking || !isRight) return;
    const done = await enter({
      ...{ source: draft.source, subject: draft.subject.trim(), agency: draft.agency },
      ...(replyBy && { replyBy }),
      ...(receivedOn && { receivedOn }),
      ...(draft.documentNumber.trim() && { documentNumber: draft.documentNumber.trim() }),
      ...(ofCouncil &&
        term !== null &&
        nth !== null && { meeting: { term, kind: draft.kind, nth }, field: draft.field }),
    });
    if (!done) return;
    forget();
    onClose();
  };
  const errorOf = (field: string, words: string) => (wrong.includes(field) ? words : null);
  const hintOf = (day: string | null, hint: string) => (day ? calendarDayWords(day, language) : hint);
  return (
    <FormDialog
      title={text.enterTitle}
      tells={text.enterTells}
      problem={problem}
      isWorking={isWorking}
      submit={text.enterIt}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Select
        name="source"
        label={text.source}
        isRequired
        empty={text.choose}
        options={sources.map(one => ({ id: one.code, label: name(one) }))}
        error={errorOf('source', text.need.source)}
        value={draft.source}
        onChange={source => change({ source })}
      />
      {ofCouncil && <MeetingFields draft={draft} wrong={wrong} onChange={change} />}
      <TextField
        name="subject"
        label={text.subject}
        hint={text.subjectHint}
        isRequired
        wide
        lines={4}
        error={errorOf('subject', text.need.subject)}
        value={draft.subject}
        onChange={subject => change({ subject })}
      />
      <Choice
        name="agency"
        label={text.agency}
        isRequired
        wide
        options={agencies}
        error={errorOf('agency', text.need.agency)}
        value={draft.agency || null}
        onChange={agency => change({ agency: agency ?? '' })}
      />
      <TextField
        name="replyBy"
        label={text.replyBy}
        hint={hintOf(replyBy, text.replyByHint)}
        inputMode="numeric"
        autoComplete="off"
        error={errorOf('replyBy', visits.need.date)}
        value={draft.replyBy}
        onChange={day => change({ replyBy: day })}
      />
      <TextField
        name="receivedOn"
        label={text.receivedOn}
        hint={hintOf(receivedOn, text.receivedOnHint)}
        inputMode="numeric"
        autoComplete="off"
        error={errorOf('receivedOn', visits.need.date)}
        value={draft.receivedOn}
        onChange={day => change({ receivedOn: day })}
      />
      <TextField
        name="documentNumber"
        label={text.documentNumber}
        wide
        autoComplete="off"
        value={draft.documentNumber}
        onChange={documentNumber => change({ documentNumber })}
      />
    </FormDialog>
  );
}
