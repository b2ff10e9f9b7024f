import { storable } from '../letters/letter.rules.js';
import type { ReadMail } from './parsing/read-mail.js';

const MOST_SUBJECT = 200;
/** Ten pages: more than anybody reads at once. The mail itself is kept whole. */
const MOST_LETTER = 20_000;

const CUT: Words = {
  'zh-TW': '〔以下過長，全文請看原信〕',
  en: '[It goes on; the mail itself is kept whole.]',
};
const NO_TEXT: Words = { 'zh-TW': '（信件沒有內文）', en: '(The mail has no text.)' };
const LEFT: Words = {
  'zh-TW': '未能收存的附件（原信仍保存）：',
  en: 'Attachments that could not be taken (the mail itself is kept): ',
};
const UNNAMED: Words = { 'zh-TW': '無檔名', en: 'without a name' };

type Language = 'zh-TW' | 'en';
type Words = Record<Language, string>;

/** As its writer would like to be answered: in Chinese, unless there is none of it in the mail. */
export function languageOf({ subject, text }: Pick<ReadMail, 'subject' | 'text'>): Language {
  const said = subject + text;
  return /\p{Script=Han}/u.test(said) || !/\p{Letter}{2}/u.test(said) ? 'zh-TW' : 'en';
}

export const subjectOf = ({ subject }: Pick<ReadMail, 'subject'>): string => cut(subject, MOST_SUBJECT);

/** What it says; `left`: the names of files that could not be taken, and how many more there were. */
export function textOfLetter(
  mail: Pick<ReadMail, 'subject' | 'text'>,
  left: readonly (string | null)[],
): string {
  const language = languageOf(mail);
  const said = storable(mail.text) || storable(mail.subject) || NO_TEXT[language];
  const text = said.length > MOST_LETTER ? `${cut(said, MOST_LETTER)}\n${CUT[language]}` : said;
  if (left.length === 0) return text;
  return `${text}\n\n${LEFT[language]}${left.map(name => storable(name ?? '') || UNNAMED[language]).join('、')}`;
}

export const isEmpty = ({
  subject,
  text,
  attachments,
}: Pick<ReadMail, 'subject' | 'text' | 'attachments'>): boolean =>
  subject === '' && text.trim() === '' && attachments.length === 0;

/** Not in the middle of a character. */
const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
