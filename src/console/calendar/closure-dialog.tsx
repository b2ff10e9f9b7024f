import { useCallback, useEffect, useRef, useState } from 'react';
import { useCity } from '../api/queries.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { focusField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import { type ClosureDraft, closureOf, EMPTY, type Wrong, wrongIn } from './closure-draft.js';
import { useClosureSentence } from './closure-facts.js';
import { ClosureForm } from './closure-form.js';
import { Tells } from './tells.js';
import { useSaveClosure } from './use-save-closure.js';

/** What was typed and not saved: closing the dialog loses nothing. */
let kept = EMPTY;

/** What is closed and when; then what that will do. `onClose` is told the year that has changed. */
export function ClosureDialog({ onClose }: { onClose: (year: number | null) => void }) {
  const words = useWords();
  const text = words.calendar.closures;
  const [draft, setDraft] = useState(kept);
  const [wrong, setWrong] = useState<Wrong>({});
  const [isSure, setSure] = useState(false);
  const { save, isWorking, problem, forget } = useSaveClosure();

  const change = (next: Partial<ClosureDraft>) => {
    kept = { ...draft, ...next };
    setDraft(kept);
    // A field that is being corrected is no longer wrong.
    const changed = Object.keys('where' in next ? { districts: null } : next);
    setWrong(before =>
      Object.fromEntries(Object.entries(before).filter(([field]) => !changed.includes(field))),
    );
  };
  const refuse = useCallback(
    (found: Wrong) => {
      setWrong(found);
      setSure(false);
      say('wrong', words.states.wrongFields(Object.keys(found).length));
      // After the form is on the screen again.
      requestAnimationFrame(() => focusField(Object.keys(found)));
    },
    [words],
  );
  const check = () => {
    const found = wrongIn(draft, text);
    if (Object.keys(found).length > 0) return refuse(found);
    setWrong({});
    setSure(true);
  };
  const send = async () => {
    const answer = await save(draft);
    if (!answer) return;
    if (!('id' in answer)) return refuse(answer);
    kept = EMPTY;
    onClose(Number(answer.date.slice(0, 4)));
  };
  const back = () => {
    forget();
    setSure(false);
    requestAnimationFrame(() => focusField(['date']));
  };
  useShortcut('record', isSure ? (isWorking ? null : () => void send()) : check);

  return (
    <Dialog title={isSure ? text.confirm : text.save} isOpen onClose={() => onClose(null)}>
      {isSure ? <Sure draft={draft} /> : <ClosureForm draft={draft} wrong={wrong} onChange={change} />}
      <p className="form-problem" role="alert">
        {problem}
      </p>
      <div className="dialog-actions">
        {isSure ? (
          <>
            <Button look="primary" isWorking={isWorking} onPress={() => void send()}>
              {text.saveIt}
            </Button>
            <Button isDisabled={isWorking} onPress={back}>
              {text.back}
            </Button>
          </>
        ) : (
          <>
            <Button look="primary" onPress={check}>
              {text.next}
            </Button>
            <Button onPress={() => onClose(null)}>{words.states.cancel}</Button>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Read out before anything else, so that nobody confirms what they have not heard. */
function Sure({ draft }: { draft: ClosureDraft }) {
  const text = useWords().calendar.closures;
  const sentence = useClosureSentence();
  const districts = useCity()?.districts ?? [];
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  const { districts: codes, ...closure } = closureOf(draft);
  const named = codes && districts.filter(({ code }) => codes.includes(code));
  return (
    <>
      <p ref={said} tabIndex={-1} className="closure-sentence">
        {sentence({ ...closure, districts: named })}
        <span className="second-line">{text.reasonIs(closure.reason)}</span>
      </p>
      <Tells sentences={text.tells} />
    </>
  );
}
