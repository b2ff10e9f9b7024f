import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '../api/queries.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import { type OutgoingMail, RENEWS } from './mailbox-queries.js';

/** Sent once more, or why it cannot be; an answer is read again word by word. */
export function MailActions({ mail }: { mail: OutgoingMail }) {
  const words = useWords();
  const { messages: text } = words.mailbox;
  const { data: me } = useQuery(sessionQuery);
  const [isReading, setReading] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { kind, state, canBeResent } = mail;
  const mayResend = me?.rights.includes('message.resend') ?? false;
  const what = [words.letters.messageKinds[kind], mail.number].filter(Boolean).join(' ');
  const isUndelivered = state === 'failed' || state === 'bounced';
  return (
    <div className="order-actions">
      {canBeResent && mayResend && (
        <Button asks aria-label={text.resendOf(what)} onPress={() => setAsking(true)}>
          {text.resend}
        </Button>
      )}
      {isUndelivered && !canBeResent && (
        <p className="muted">{kind === 'confirm' ? text.goneConfirm : text.gone}</p>
      )}
      {mail.text !== null && (
        <Button asks aria-label={text.textOf(what)} onPress={() => setReading(true)}>
          {text.text}
        </Button>
      )}
      <Dialog title={text.textOf(what)} isOpen={isReading} onClose={() => setReading(false)} wide>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
        <section className="mail-preview" tabIndex={0} aria-label={text.textOf(what)}>
          {mail.text}
        </section>
        <div className="dialog-actions">
          <Button onPress={() => setReading(false)}>{words.states.close}</Button>
        </div>
      </Dialog>
      <Dialog title={`${text.resendTitle} ${what}`} isOpen={isAsking} onClose={() => setAsking(false)}>
        <Resend mail={mail} onClose={() => setAsking(false)} />
      </Dialog>
    </div>
  );
}

function Resend({ mail: { id, version }, onClose }: { mail: OutgoingMail; onClose: () => void }) {
  const words = useWords();
  const { messages: text } = words.mailbox;
  const { send, isWorking, problem } = usePost(RENEWS);
  const submit = async () => {
    if (await send(`/messages/${id}/actions/resend`, { version }, text.resent)) onClose();
  };
  useShortcut('record', () => void submit());
  return (
    <>
      <p className="tells">{text.resendTells}</p>
      <p className="form-problem" role="alert">
        {problem}
      </p>
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} onPress={() => void submit()}>
          {text.resendSubmit}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </>
  );
}
