/** What is read of a mail, as plain data: it comes out of a worker. */
export interface ReadMail {
  /** Without brackets. */
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
  from: MailAddress | null;
  replyTo: MailAddress | null;
  subject: string;
  /** As its sender wrote it, whatever that is. */
  date: string | null;
  text: string;
  /** The last of each, in small letters; of those only that say what kind of mail it is. */
  headers: Partial<Record<KindHeader, string>>;
  /** Of a report about another mail (RFC 3464). */
  deliveryStatus: string | null;
  /** Message-IDs of mails that are within this one. */
  innerIds: string[];
  attachments: MailAttachment[];
  /** Files there were beyond those that are listed. */
  moreAttachments: number;
}

export interface MailAddress {
  name: string | null;
  address: string;
}

export interface MailAttachment {
  name: string | null;
  mime: string;
  content: Uint8Array;
}

export const KIND_HEADERS = [
  'auto-submitted',
  'precedence',
  'x-auto-response-suppress',
  'x-autoreply',
  'x-autorespond',
  'x-failed-recipients',
  'x-loop',
  'list-id',
  'list-unsubscribe',
  'feedback-id',
  'return-path',
  'content-type',
] as const;
export type KindHeader = (typeof KIND_HEADERS)[number];

/** Why a mail cannot be read. */
export type Unreadable = 'unreadable' | 'too_many_parts' | 'too_slow';
