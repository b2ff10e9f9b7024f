import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { dateTimeWords, dueDateWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import type { Return } from './return-queries.js';

const RENEWS = ['returns', 'case', 'arbitrations', 'cases', 'counters'] as const;

/** Who returns it, why and where to; how it stands, and what may be done with it. */
export function ReturnItem({ one, number }: { one: Return; number: string }) {
  const { returns: text } = useWords();
  const language = useLanguage();
  const { name } = useNames();
  const time = (at: string) => dateTimeWords(at, language);
  return (
    <>
      <span>
        <span className={`mark extension-${one.state}`}>{text.states[one.state]}</span> {name(one.agency)}：
        {name(one.reason)}
      </span>
      {one.toAgency && <span className="second-line">{text.to(name(one.toAgency))}</span>}
      <span className="reason">{one.opinion}</span>
      <span className="second-line">
        {[one.askedBy, time(one.askedAt), one.siteVisit && text.siteVisit].filter(Boolean).join(' ')}
      </span>
      {one.state === 'asked' && (
        <span className="second-line">
          {[text.approver[one.approver], one.dueAt && text.due(dueDateWords(one.dueAt, language))]
            .filter(Boolean)
            .join('・')}
        </span>
      )}
      {one.decidedAt && (
        <span className="second-line decision">
          {[one.decidedBy, time(one.decidedAt), one.decision].filter(Boolean).join(' ')}
        </span>
      )}
      <ReturnActions one={one} number={number} />
    </>
  );
}

function ReturnActions({ one, number }: { one: Return; number: string }) {
  const words = useWords();
  const text = words.returns;
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [isWrong, setWrong] = useState(false);
  const { send, isWorking, problem } = usePost(RENEWS);
  const act = (action: string, done: string, more: object = {}) =>
    send(`/returns/${one.id}/actions/${action}`, { version: one.version, ...more }, done);
  const refuse = async () => {
    setWrong(reason.trim() === '');
    if (reason.trim() === '') return;
    if (await act('refuse', text.refused(number), { reason: reason.trim() })) setOpen(false);
  };
  if (!one.mayDecide && !one.mayWithdraw) return null;
  return (
    <div className="order-actions">
      {one.mayDecide && (
        <>
          <Button
            look="primary"
            isWorking={isWorking}
            onPress={() => void act('approve', text.approved(number))}
            aria-label={`${text.approve} ${number}`}
          >
            {text.approve}
          </Button>
          <Button onPress={() => setOpen(true)} aria-label={`${text.refuse} ${number}`}>
            {text.refuse}
          </Button>
        </>
      )}
      {one.mayWithdraw && (
        <Button
          isWorking={isWorking}
          onPress={() => void act('withdraw', text.withdrawn(number))}
          aria-label={`${text.withdraw} ${number}`}
        >
          {text.withdraw}
        </Button>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <Dialog title={text.refuseTitle(number)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p className="tells">{text.refuseTells}</p>
        <TextField
          name="return-refusal"
          label={text.reason}
          isRequired
          error={isWrong ? text.reasonNeed : null}
          value={reason}
          onChange={setReason}
          lines={3}
          wide
        />
        <div className="dialog-actions">
          <Button look="primary" isWorking={isWorking} onPress={() => void refuse()}>
            {text.refuseSubmit}
          </Button>
          <Button onPress={() => setOpen(false)}>{words.states.cancel}</Button>
        </div>
      </Dialog>
    </div>
  );
}
