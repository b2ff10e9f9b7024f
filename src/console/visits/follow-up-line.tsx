import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { Icon } from '../shell/icons.js';
import { calendarDayWords, dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { DialogEnd } from './form-parts.js';
import { useDraft } from './use-draft.js';
import { type FollowUp, RENEWS } from './visit-queries.js';

/** Who has to do what by when, and how far it is. */
export function FollowUpLine({ one }: { one: FollowUp }) {
  const text = useWords().visits;
  const language = useLanguage();
  const { name } = useNames();
  return (
    <div className="follow-up">
      <FollowUpState one={one} />
      <span>
        <b>{name(one.agency)}</b> {one.what}
      </span>
      <span className="second-line">{text.dueOn(calendarDayWords(one.dueOn, language))}</span>
      {one.result && <span className="second-line">{one.result}</span>}
      {one.doneAt && one.doneBy && (
        <span className="second-line">{text.doneBy(one.doneBy, dateTimeWords(one.doneAt, language))}</span>
      )}
      <FollowUpActions one={one} />
    </div>
  );
}

function FollowUpState({ one }: { one: FollowUp }) {
  const text = useWords().visits;
  if (one.doneAt)
    return (
      <span className={one.isOverdue ? 'mark follow-up-late' : 'mark follow-up-done'}>
        <Icon name="check" />
        {one.isOverdue ? text.doneLate : text.done}
      </span>
    );
  return (
    <span className={one.isOverdue ? 'mark follow-up-overdue' : 'mark'}>
      <Icon name={one.isOverdue ? 'alarm' : 'clock'} />
      {one.isOverdue ? text.overdue : text.open}
    </span>
  );
}

function FollowUpActions({ one }: { one: FollowUp }) {
  const text = useWords().visits;
  const { name } = useNames();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!one.mayFinish && !one.mayReopen) return null;
  const agency = name(one.agency);
  const act = one.mayFinish ? 'finish' : 'reopen';
  return (
    <div className="order-actions">
      <Button
        asks
        look={one.mayFinish ? 'primary' : 'plain'}
        onPress={() => setOpen(true)}
        aria-label={`${text[act]} ${agency}`}
      >
        {text[act]}
      </Button>
      <Dialog
        title={one.mayFinish ? text.finishTitle(agency) : text.reopenTitle(agency)}
        isOpen={isOpen}
        onClose={close}
      >
        <ActForm one={one} act={act} onClose={close} />
      </Dialog>
    </div>
  );
}

function ActForm({ one, act, onClose }: { one: FollowUp; act: 'finish' | 'reopen'; onClose: () => void }) {
  const text = useWords().visits;
  const { draft, wrong, change, check, forget } = useDraft(`${act} ${one.id} ${one.version}`, { words: '' });
  const { send, isWorking, problem } = usePost(RENEWS);
  const isFinish = act === 'finish';
  const submit = async () => {
    if (isWorking || !check([!draft.words.trim() && 'words'])) return;
    const said = isFinish ? { result: draft.words } : { reason: draft.words };
    const path = `/follow-ups/${one.id}/actions/${act}`;
    if (!(await send(path, { version: one.version, ...said }, isFinish ? text.finished : text.reopened)))
      return;
    forget();
    onClose();
  };
  return (
    <>
      <p className="tells">{isFinish ? text.finishTells : text.reopenTells}</p>
      <div className="form">
        <TextField
          name="words"
          label={isFinish ? text.result : text.reason}
          isRequired
          wide
          lines={3}
          error={wrong.includes('words') ? (isFinish ? text.need.result : text.need.reason) : null}
          value={draft.words}
          onChange={typed => change({ words: typed })}
        />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text[act]}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}
