import type { Settings } from './settings.js';
import { StartRefused } from './start-refused.js';

/** How long a gateway may be silent. */
export interface MailPatience {
  /** Until it has said who it is: it has nothing of the mail by then. */
  greetingMs: number;
  /** From there to the end of one mail. Whoever gives up before it has answered may send that mail twice. */
  attemptMs: number;
}

/** Where mail to citizens goes. */
export interface MailOutSettings {
  /** The gateway; `files`: into the folder outbox of DATA_DIR, one file a mail. */
  to:
    | {
        host: string;
        port: number;
        secure: boolean;
        user?: string;
        password?: string;
        patience?: MailPatience;
      }
    | 'files';
  /** What stands in From, and where answers and bounces go. */
  from: { name: string; address: string };
}

const PORTS: Record<string, number> = { 'smtp:': 587, 'smtps:': 465 };
const FROM = /^(?:([^<>"\r\n]*)<)?([^\s<>@"]+@[^\s<>@"]+?)>?$/;

/** Undefined: mails are kept until there is a gateway. The value of MAIL_OUT is never repeated: it holds a password. */
export function mailOutSettings(
  read: Settings,
  demo: boolean,
  publicUrl: string | undefined,
): MailOutSettings | undefined {
  const value = read.text('MAIL_OUT', demo ? 'files' : 'off');
  if (value.toLowerCase() === 'off') return undefined;
  const to = value.toLowerCase() === 'files' ? 'files' : gateway(value);
  const written = read.optional('MAIL_FROM') ?? (to === 'files' ? 'mailbox@localhost' : undefined);
  const [, name = '', address] = FROM.exec(written ?? '') ?? [];
  if (address === undefined) {
    throw new StartRefused(
      'MAIL_FROM must be the address of the mailbox, such as 市長信箱 <mailbox@example.gov.tw>, while MAIL_OUT is set.',
    );
  }
  if (to !== 'files' && publicUrl === undefined)
    throw new StartRefused('PUBLIC_URL is needed while MAIL_OUT is set: mails lead to it.');
  return { to, from: { name: name.trim(), address } };
}

function gateway(value: string): Exclude<MailOutSettings['to'], 'files'> {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const port = url && PORTS[url.protocol];
  if (!url || port === undefined || url.hostname === '' || !['', '/'].includes(url.pathname)) {
    throw new StartRefused('MAIL_OUT must be off, files, or look like smtp://user:password@host:587.');
  }
  const { username, password, hostname, protocol } = url;
  return {
    ...{
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || port,
      secure: protocol === 'smtps:',
    },
    ...(username && { user: decodeURIComponent(username), password: decodeURIComponent(password) }),
  };
}
