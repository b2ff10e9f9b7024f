import { useEffect, useRef, useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import type { ActProps } from './letter-actions.js';
import { type LetterDraft, RENEWS } from './mailbox-queries.js';

interface Props extends ActProps {
  draft: LetterDraft;
  onReload: () => void;
  isReloading: boolean;
}

/** What was amended and not sent: closing a dialog loses nothing while the answers are the same. */
const amended = new Map<LetterDraft['basis'], string>();

const FIELD = 'answer-text';

/** The mail as it will be read; amended, and read once more. */
export function AnswerForm({ letter, why, draft, onClose, onReload, isReloading }: Props) {
  const words = useWords();
  const { answer: text } = words.mailbox;
  const [typed, setTyped] = useState(amended.get(draft.basis) ?? draft.text);
  const [isAmending, setAmending] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const { send, isWorking, problem } = usePost(RENEWS);
  const mail = useRef<HTMLElement>(null);
  const wasAmending = useRef(false);
  // From the field to the mail and back: who cannot see it is there as well.
  useEffect(() => {
    if (isAmending) focusField([FIELD]);
    else if (wasAmending.current) mail.current?.focus();
    wasAmending.current = isAmending;
  }, [isAmending]);

  const type = (next: string) => {
    amended.set(draft.basis, next);
    setMissing(false);
    setTyped(next);
  };
  const preview = () => {
    setMissing(typed.trim() === '');
    if (typed.trim() !== '') return setAmending(false);
    say('wrong', words.states.wrongFields(1));
    focusField([FIELD]);
  };
  const submit = async () => {
    const body = { version: letter.version, basis: draft.basis, text: typed.trim() };
    if (!(await send(`/letters/${letter.id}/actions/answer`, body, text.done))) return;
    amended.delete(draft.basis);
    onClose();
  };
  useShortcut('record', isAmending ? preview : why === null ? () => void submit() : null);
  return (
    <>
      <dl className="facts mail-head">
        <div>
          <dt>{text.to}</dt>
          <dd>{text.toValue}</dd>
        </div>
        <div>
          <dt>{text.subject}</dt>
          <dd>{draft.subject}</dd>
        </div>
      </dl>
      {isAmending ? (
        <TextField
          name={FIELD}
          label={text.text}
          hint={text.textHint}
          isRequired
          error={isMissing ? text.textNeed : null}
          lines={14}
          wide
          value={typed}
          onChange={type}
        />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
        <section ref={mail} className="mail-preview" tabIndex={0} aria-label={text.preview}>
          {typed.trim()}
        </section>
      )}
      {problem && (
        <p className="muted">
          {text.reloadTells}{' '}
          <Button isWorking={isReloading} onPress={onReload}>
            {text.reload}
          </Button>
        </p>
      )}
      <p className="form-problem" role="alert">
        {problem ?? why}
      </p>
      <div className="dialog-actions">
        {isAmending ? (
          <>
            <Button look="primary" onPress={preview}>
              {text.backToPreview}
            </Button>
            {typed !== draft.text && <Button onPress={() => type(draft.text)}>{text.restore}</Button>}
          </>
        ) : (
          <>
            <Button
              look="primary"
              isWorking={isWorking}
              isDisabled={why !== null}
              onPress={() => void submit()}
            >
              {text.submit}
            </Button>
            <Button onPress={() => setAmending(true)}>{text.amend}</Button>
          </>
        )}
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </>
  );
}
