import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { focusField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import { DivideReview } from './divide-review.js';
import type { ActProps } from './letter-actions.js';
import { RENEWS } from './mailbox-queries.js';
import { MatterFields } from './matter-fields.js';
import {
  emptyMatter,
  fieldOf,
  type Matter,
  MOST_MATTERS,
  matterDrafts,
  missingIn,
  wishOf,
} from './matters.js';

/** 一信數事: each further matter gets a case of its own. What will happen is shown before it does. */
export function DivideDialog({ letter, why, onClose }: ActProps) {
  const words = useWords();
  const { divide: text } = words.mailbox;
  const [matters, setMatters] = useState(() => matterDrafts.get(letter.id) ?? [emptyMatter()]);
  const [missing, setMissing] = useState<string[]>([]);
  const [isChecked, setChecked] = useState(false);
  const { send, isWorking, problem } = usePost(RENEWS);

  const keep = (next: Matter[]) => {
    matterDrafts.set(letter.id, next);
    setMatters(next);
    setMissing(before => before.filter(name => missingIn(next).includes(name)));
  };
  const check = () => {
    const fields = missingIn(matters);
    setMissing(fields);
    setChecked(fields.length === 0);
    if (fields.length === 0) return;
    say('wrong', words.states.wrongFields(fields.length));
    focusField(fields);
  };
  const submit = async () => {
    const body = { version: letter.version, matters: matters.map(wishOf) };
    if (!(await send(`/letters/${letter.id}/actions/divide`, body, text.done(matters.length)))) return;
    matterDrafts.delete(letter.id);
    onClose();
  };
  useShortcut('record', isChecked ? (why === null ? () => void submit() : null) : check);
  return (
    <Dialog title={isChecked ? text.reviewTitle(matters.length) : text.title} isOpen onClose={onClose} wide>
      <p className="tells">{text.tells}</p>
      {isChecked ? (
        <DivideReview matters={matters} />
      ) : (
        <>
          <details>
            <summary>{text.original}</summary>
            <p className="description">{letter.text}</p>
          </details>
          <div className="form">
            {matters.map((matter, at) => (
              <MatterFields
                key={matter.key}
                matter={matter}
                nth={at + 1}
                isMissing={missing.includes(fieldOf(matter.key))}
                onChange={change =>
                  keep(matters.map(one => (one.key === matter.key ? { ...one, ...change } : one)))
                }
                {...(matters.length > 1 && {
                  onRemove: () => keep(matters.filter(({ key }) => key !== matter.key)),
                })}
              />
            ))}
          </div>
        </>
      )}
      <p className="form-problem" role="alert">
        {problem ?? why}
      </p>
      <div className="dialog-actions">
        {isChecked ? (
          <>
            <Button
              look="primary"
              isWorking={isWorking}
              isDisabled={why !== null}
              onPress={() => void submit()}
            >
              {text.submit}
            </Button>
            <Button onPress={() => setChecked(false)}>{text.change}</Button>
          </>
        ) : (
          <>
            <Button look="primary" onPress={check}>
              {text.review}
            </Button>
            {matters.length < MOST_MATTERS && (
              <Button icon="plus" onPress={() => keep([...matters, emptyMatter()])}>
                {text.add}
              </Button>
            )}
          </>
        )}
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </Dialog>
  );
}
