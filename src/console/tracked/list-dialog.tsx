import { useState } from 'react';
import { useCity } from '../api/queries.js';
import { FileChoice } from '../calendar/file-choice.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { MeetingFields, NO_MEETING, readNth } from './meeting-fields.js';
import { type Common, useList } from './use-list.js';
import '../calendar/calendar.css';

const EMPTY = { source: '', receivedOn: '', replyBy: '', ...NO_MEETING };

/** A session's decisions from a spreadsheet: what they have in common, then the file, checked before it is entered. */
export function ListDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { tracked: text, visits } = words;
  const language = useLanguage();
  const { name } = useNames();
  const { sources = [] } = useCity()?.tracked ?? {};
  const [draft, setDraft] = useState(EMPTY);
  const ofCouncil = sources.find(({ code }) => code === draft.source)?.ofCouncil ?? false;
  const list = useList(commonOf(draft, ofCouncil));
  const change = (changed: Partial<typeof EMPTY>) => {
    setDraft(now => ({ ...now, ...changed }));
    list.forgetCheck();
  };
  const enter = async () => {
    if (await list.enter()) onClose();
  };
  const isReady = list.count !== null && !list.isWorking;
  useShortcut('record', isReady ? () => void enter() : null);
  const day = (field: 'receivedOn' | 'replyBy', hint: string) => {
    const read = parseDay(draft[field]);
    return (
      <TextField
        name={field}
        label={text[field]}
        hint={read ? calendarDayWords(read, language) : hint}
        inputMode="numeric"
        autoComplete="off"
        error={draft[field].trim() !== '' && read === null ? visits.need.date : null}
        value={draft[field]}
        onChange={typed => change({ [field]: typed })}
      />
    );
  };
  return (
    <Dialog title={text.list.open} isOpen onClose={onClose}>
      <p className="muted">{text.list.lead}</p>
      <div className="form">
        <Select
          name="source"
          label={text.source}
          empty={text.list.inFile}
          options={sources.map(one => ({ id: one.code, label: name(one) }))}
          value={draft.source}
          onChange={source => change({ source })}
        />
        {ofCouncil && <MeetingFields ofList draft={draft} wrong={[]} onChange={change} />}
        {day('receivedOn', text.receivedOnHint)}
        {day('replyBy', text.replyByHint)}
      </div>
      <FileChoice
        label={list.name === null ? text.list.choose : text.list.other}
        isDisabled={list.isWorking}
        onChoose={file => void list.choose(file)}
      />
      {list.name !== null && <p className="muted">{text.list.file(list.name)}</p>}
      <div role="status">
        {list.count !== null && <p className="import-result">{text.list.fine(list.count)}</p>}
      </div>
      {list.faults && (
        <>
          <p className="import-result">{list.faults.title}</p>
          <ul className="import-faults" aria-label={text.list.faults}>
            {list.faults.lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <p className="form-problem" role="alert">
        {list.problem}
      </p>
      <div className="dialog-actions">
        {list.count !== null ? (
          <Button look="primary" isWorking={list.isWorking} onPress={() => void enter()}>
            {text.list.enter(list.count)}
          </Button>
        ) : (
          list.name !== null && (
            <Button isWorking={list.isWorking} onPress={() => void list.check()}>
              {text.list.check}
            </Button>
          )
        )}
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </Dialog>
  );
}

/** Only what is said: the rest is the file's to say. */
function commonOf({ source, kind, ...draft }: typeof EMPTY, ofCouncil: boolean): Common {
  const [receivedOn, replyBy] = [parseDay(draft.receivedOn), parseDay(draft.replyBy)];
  const [term, nth] = [readNth(draft.term), readNth(draft.nth)];
  return {
    ...(source && { source }),
    ...(receivedOn && { receivedOn }),
    ...(replyBy && { replyBy }),
    ...(ofCouncil &&
      term !== null &&
      kind &&
      nth !== null && { term: `${term}`, meetingKind: kind, nth: `${nth}` }),
  };
}
