import { Icon } from '../shell/icons.js';
import { useWords } from '../words/use-words.js';
import type { OutgoingMails } from './mailbox-queries.js';

/** Nothing leaves, and nobody is told of it by the messages themselves. */
export function MailOff({ mails }: { mails: OutgoingMails | undefined }) {
  const { messages: text } = useWords().mailbox;
  return (
    <>
      {mails?.isGatewayOpen === false && <Off what={text.off} hint={text.offHint} />}
      {mails?.isSmsStuck && <Off what={text.smsOff} hint={text.smsOffHint} />}
    </>
  );
}

const Off = ({ what, hint }: { what: string; hint: string }) => (
  <p className="mail-off">
    <Icon name="alarm" />
    <span>
      <b>{what}</b> {hint}
    </span>
  </p>
);
