import type { MessageKind } from './message.events.js';
import { en } from './templates.en.js';
import { zhTW } from './templates.zh-tw.js';

export interface Said {
  subject: string;
  text: string;
  /** In a text message, where it can go by one. */
  sms?: string;
}

/** What each kind of mail needs to be written; nobody's name is in any of them. */
export interface MailValues {
  confirm: { link: string; until: string };
  accepted: { number: string; password: string; page: string };
  divided: { number: string; cases: { number: string; password: string }[]; page: string };
  answer: { answers: { number: string; agency: string | null; text: string }[] };
  survey: { number: string; link: string; until: string };
  explanation: { number: string; text: string };
  'password-issued': { number: string };
  /** To whoever the city's list names; nothing that anybody typed. */
  accident: { number: string; item: string; district: string | null; page: string };
  report: {
    /** As who saved it has named it. */
    name: string;
    title: string;
    period: string;
    asOf: string;
    position: number;
    page: string;
  };
}

export type Templates = {
  [Kind in MessageKind]: (values: MailValues[Kind] & { city: string }) => Said;
};

/** In the language of whoever wrote, where we speak it. */
export const templatesFor = (language: string): Templates => (language.startsWith('en') ? en : zhTW);
