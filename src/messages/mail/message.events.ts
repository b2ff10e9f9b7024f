/** Mail to a citizen: asks to confirm, tells number and password, tells of several cases, answers, asks how content they are,
 * explains what they were not content with, says that the password of their case is a new one. To somebody who works for the city: a report they want again and again, and that there was an accident. */
export type MessageKind =
  | 'confirm'
  | 'accepted'
  | 'divided'
  | 'answer'
  | 'survey'
  | 'explanation'
  | 'password-issued'
  | 'report'
  | 'accident';

/** How it goes out. */
export type MessageVia = 'mail' | 'sms';

/** What it says and to whom stands in the message only. Of a letter that is not confirmed there is no case yet. */
interface OfMessage {
  messageId: string;
  message: MessageKind;
  letterId: string | null;
  /** Left out: by mail. */
  via?: 'sms';
  caseId?: string;
  number?: string;
}

/** What is told of mail that goes out. */
export interface MessageEvents {
  'message.sent': OfMessage;
  /** Given up: refused, or tried too often. */
  'message.failed': OfMessage & { code: string };
  'message.bounced': OfMessage & { code: string | null };
  'message.resent': OfMessage;
}
