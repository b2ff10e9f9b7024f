import type { ReadMail } from './parsing/read-mail.js';

/** What another server says has become of a mail of ours. */
export interface Bounce {
  /** Of the mails it may be about. */
  messageIds: string[];
  recipient: string | null;
  /** It will not arrive: its server has given it up. Else it is tried further. */
  permanent: boolean;
  /** RFC 3463: `5.1.1`. */
  status: string | null;
}

/** Of several recipients the first that failed; a mail of ours has one. Null: it says that the mail did arrive. */
export function bounceIn(
  mail: Pick<ReadMail, 'deliveryStatus' | 'innerIds' | 'inReplyTo' | 'references' | 'headers'>,
): Bounce | null {
  const groups = (mail.deliveryStatus ?? '')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n\s*\r?\n/)
    .map(fieldsOf)
    .filter(group => group.has('action') || group.has('final-recipient'));
  const failed = groups.find(group => FAILED.test(group.get('action') ?? 'failed'));
  if (groups.length > 0 && !failed) return null;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(failed?.get('status') ?? '')?.[0] ?? null;
  return {
    messageIds: [...new Set([...mail.innerIds, ...mail.inReplyTo, ...mail.references])],
    recipient: addressIn(
      failed?.get('original-recipient') ??
        failed?.get('final-recipient') ??
        mail.headers['x-failed-recipients'],
    ),
    // A server that has tried for days gives up with the status of its last attempt: 4.4.7 (RFC 3464 §2.3.3).
    permanent: isFinal(failed?.get('action'), status),
    status,
  };
}

const FAILED = /^(failed|delayed)/;

const isFinal = (action: string | undefined, status: string | null): boolean =>
  action === undefined ? !status?.startsWith('4') : !action.startsWith('delayed');

const fieldsOf = (group: string): Map<string, string> =>
  new Map(
    group.split(/\r?\n/).flatMap(line => {
      const [, name, value] = /^([A-Za-z-]{1,60}):\s*(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), (value ?? '').trim().toLowerCase()] as const];
    }),
  );

const addressIn = (text: string | undefined): string | null =>
  /[^\s;<>,]{1,100}@[^\s;<>,]{1,150}/.exec(text ?? '')?.[0] ?? null;
