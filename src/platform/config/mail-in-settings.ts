import { resolve } from 'node:path';
import type { Settings } from './settings.js';
import { StartRefused } from './start-refused.js';

/** Where mail to the mayor's mailbox comes in. */
export interface MailInSettings {
  /** What the mailbox is called, in small letters; mail to anybody else is not taken. */
  addresses: string[];
  /** Largest mail, with all that it carries. */
  limitBytes: number;
  /** A server of our own for it. */
  smtp?: {
    port: number;
    host: string;
    /** Files with the key and the certificate for STARTTLS. */
    tls?: { key: string; cert: string };
    /** Mails a minute, of one sender and of one address on the network. */
    perSender: number;
    perAddress: number;
  };
  /** A mailbox somewhere else that is emptied. */
  imap?: {
    host: string;
    port: number;
    secure: boolean;
    user: string;
    /** The file that holds it: it is read anew at every pick-up. */
    passwordFile: string;
    folder: string;
    /** Where a mail is put after it was taken; absent: it is marked as read. */
    doneFolder?: string;
    everySeconds: number;
  };
}

const ADDRESS = /^[^\s@,<>]+@[^\s@,<>]+$/;

/** Undefined: no mail comes in. */
export function mailInSettings(read: Settings, folder: string): MailInSettings | undefined {
  const given = {
    addresses: addresses(read),
    limitBytes: (read.wholeNumber('MAIL_IN_LIMIT_MB', 1, 200) ?? 40) * 1024 * 1024,
    smtp: smtp(read, folder),
    imap: imap(read, folder),
  };
  if (!given.smtp && !given.imap) return undefined;
  if (given.addresses.length === 0) {
    throw new StartRefused(
      'MAIL_IN_ADDRESSES is missing, such as mailbox@example.gov.tw: mail to anybody else is not taken.',
    );
  }
  return given;
}

function addresses(read: Settings): string[] {
  const all = (read.optional('MAIL_IN_ADDRESSES') ?? '').split(',').map(one => one.trim().toLowerCase());
  const wrong = all.find(one => one !== '' && !ADDRESS.test(one));
  if (wrong === undefined) return all.filter(Boolean);
  throw new StartRefused(`MAIL_IN_ADDRESSES must list mail addresses, but it holds "${wrong}".`);
}

function smtp(read: Settings, folder: string): MailInSettings['smtp'] {
  const [key, cert] = [read.optional('MAIL_IN_TLS_KEY'), read.optional('MAIL_IN_TLS_CERT')];
  if ((key === undefined) !== (cert === undefined))
    throw new StartRefused('MAIL_IN_TLS_KEY and MAIL_IN_TLS_CERT belong together: set both, or neither.');
  const given = {
    port: read.wholeNumber('MAIL_IN_PORT', 0, 65_535),
    host: read.text('MAIL_IN_HOST', '127.0.0.1'),
    tls: key && cert ? { key: resolve(folder, key), cert: resolve(folder, cert) } : undefined,
    perSender: read.wholeNumber('MAIL_IN_SENDER_LIMIT', 1, 100_000) ?? 20,
    perAddress: read.wholeNumber('MAIL_IN_ADDRESS_LIMIT', 1, 100_000) ?? 600,
  };
  const { port } = given;
  return port === undefined ? undefined : { ...given, port };
}

function imap(read: Settings, folder: string): MailInSettings['imap'] {
  const secure = read.onOff('IMAP_TLS', true);
  const host = read.optional('IMAP_HOST');
  const user = read.optional('IMAP_USER');
  const passwordFile = read.optional('IMAP_PASSWORD_FILE');
  const given = {
    port: read.wholeNumber('IMAP_PORT', 1, 65_535) ?? (secure ? 993 : 143),
    folder: read.text('IMAP_FOLDER', 'INBOX'),
    doneFolder: read.optional('IMAP_DONE_FOLDER'),
    everySeconds: read.wholeNumber('IMAP_SECONDS', 5, 3600) ?? 60,
  };
  if (host === undefined) return undefined;
  if (user === undefined) throw new StartRefused('IMAP_USER is missing, and IMAP_HOST needs it.');
  if (passwordFile === undefined)
    throw new StartRefused(
      'IMAP_PASSWORD_FILE is missing, and IMAP_HOST needs it: a file with the password in it.',
    );
  return { host, secure, user, passwordFile: resolve(folder, passwordFile), ...given };
}
