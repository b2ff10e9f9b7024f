/** How long a link to confirm is valid: 一個月. */
export const LINK_DAYS = 30;
/** A letter that nobody confirmed is kept so long after that, for who asks what became of it. */
export const UNCONFIRMED_KEPT_DAYS = 365;
/** To one address in an hour: somebody may write with an address that is not theirs. */
export const MOST_LINKS_AN_HOUR = 5;
/** To one address in a day: two programs that answer each other do not notice hours. */
export const MOST_LINKS_A_DAY = 10;
/** To everybody in an hour: a hundred times what a city is written. Beyond it somebody writes in the names of others. */
export const MOST_LINKS_IN_ALL = 500;
/** What its writer adds by answering stands with a letter up to here, and beyond it is a letter of its own. */
export const MOST_LETTER = 60_000;
/** By the form; who has more writes a mail. */
export const MOST_FILES = 5;
/** All of them together. */
export const MOST_FILES_BYTES = 30 * 1024 * 1024;

const DAY_MS = 86_400_000;

export const linkEnds = (from: Date): Date => new Date(from.getTime() + LINK_DAYS * DAY_MS);

export type LetterState = 'waiting' | 'expired' | 'confirmed';

/** Never confirmed in time: kept and listed. */
export const stateOf = (
  letter: { state: 'waiting' | 'confirmed'; expiresAt: Date },
  now: Date,
): LetterState => (letter.state === 'waiting' && letter.expiresAt <= now ? 'expired' : letter.state);

/** The text of the petition: what the letter is about stands above it, unless it says so itself. */
export function petitionText(subject: string, text: string): string {
  if (subject === '' || text.startsWith(subject)) return text === '' ? subject : text;
  return text === '' ? subject : `${subject}\n\n${text}`;
}

const ADDED: Record<'zh-TW' | 'en', string> = { 'zh-TW': '──── 補充 ────', en: '──── Added ────' };

/** What came later, below what was there. */
export const withAddition = (text: string, added: string, language: string): string =>
  `${text}\n\n${ADDED[language.startsWith('en') ? 'en' : 'zh-TW']}\n\n${added}`;

/** What a case can hold: whole characters, and no control characters but the ends of lines and tabs. */
export const storable = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim();

/** As letters are counted: mail to `wang+anything@` comes to wang. */
export const countedAddress = (email: string): string => email.replace(/^([^+@]+)\+[^@]*@/, '$1@');
