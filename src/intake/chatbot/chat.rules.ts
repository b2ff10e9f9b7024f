import type { CaseDto } from '../contact.dto.js';

/** Who says it: the citizen, the program, or somebody of the city who took over within the chat. */
export const SPEAKERS = ['citizen', 'bot', 'person'] as const;
export type Speaker = (typeof SPEAKERS)[number];

export interface Turn {
  /** What the chatbot calls it, where it does. */
  id?: string;
  at: Date;
  speaker: Speaker;
  text: string;
  /** Of a question: the field it is about, and whether the program answered it. */
  topic?: string;
  answered?: boolean;
}

/**
 * One conversation from all its deliveries: whichever came first, and however often each came. Turns with one id are one
 * turn, and the longest text of it stands; without an id, whoever said the same words at the same time said them once.
 */
export function turnsTogether(...deliveries: readonly (readonly Turn[])[]): Turn[] {
  const turns = new Map<string, Turn>();
  for (const turn of deliveries.flat()) {
    const key = turn.id === undefined ? `said ${keyOf(turn)}` : `id ${turn.id}`;
    const known = turns.get(key);
    if (!known || weightOf(turn) > weightOf(known)) turns.set(key, turn);
  }
  return [...turns.values()].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || (keyOf(a) < keyOf(b) ? -1 : 1),
  );
}

const keyOf = ({ at, speaker, text, id = '' }: Turn): string =>
  `${at.toISOString()} ${id} ${speaker} ${text}`;

/** The longest text, then whatever is greatest: the same turn stands whichever came first. */
const weightOf = (turn: Turn): string =>
  `${String(turn.text.length).padStart(9, '0')} ${turn.answered === undefined ? 0 : 1} ${JSON.stringify(turn)}`;

export type Questions = Record<string, { asked: number; answered: number }>;

export const OTHER_FIELD = 'other';

/**
 * How many questions were asked of each field, and how many of them the program answered. A turn that names no field is
 * of the conversation's; one that is no question names none. A conversation without any is one question.
 */
export function questionsOf(
  turns: readonly Turn[],
  topic: string | null,
  resolved: boolean,
  isField: (code: string) => boolean,
): Questions {
  const fieldOf = (said: string | null | undefined): string => (said && isField(said) ? said : OTHER_FIELD);
  const asked = turns.filter(
    one => one.speaker === 'citizen' && (one.topic !== undefined || one.answered !== undefined),
  );
  const questions: Questions = {};
  const count = (field: string, isAnswered: boolean): void => {
    const { asked: n, answered } = questions[field] ?? { asked: 0, answered: 0 };
    questions[field] = { asked: n + 1, answered: answered + Number(isAnswered) };
  };
  for (const one of asked) count(fieldOf(one.topic ?? topic), one.answered ?? resolved);
  if (asked.length === 0) count(fieldOf(topic), resolved);
  return questions;
}

export interface Standing {
  isEnded: boolean;
  resolved: boolean;
  wantsPerson: boolean;
}

/**
 * What becomes of it: a conversation that goes on is waited for; one that was answered is an inquiry; whoever was not, or
 * wants to talk to somebody, has a case.
 */
export function fateOf({ isEnded, resolved, wantsPerson }: Standing): 'wait' | 'inquiry' | 'case' {
  if (wantsPerson) return 'case';
  if (!isEnded) return 'wait';
  return resolved ? 'inquiry' : 'case';
}

/** What belongs together: a new item knows nothing of the old one's attributes, a new point nothing of the old district. */
const TOGETHER: readonly (readonly (keyof CaseDto)[])[] = [
  ['category', 'kind', 'attributes'],
  ['district', 'village', 'lng', 'lat'],
];

export type ChatWish = Partial<CaseDto>;

/** What was said before and is said now of what is to be done; whether it joins a case is only ever asked of now. */
export function wishesTogether(before: ChatWish | undefined, now: ChatWish | undefined): ChatWish {
  const { joins: _, ...kept } = before ?? {};
  const said = Object.fromEntries(Object.entries(now ?? {}).filter(([, value]) => value !== undefined));
  for (const fields of TOGETHER)
    if (fields.some(field => field in said))
      for (const field of fields) delete kept[field as keyof typeof kept];
  return { ...kept, ...said };
}

/** What the citizen said, from the last words back as far as there is room; the whole conversation stands beside it. */
export function descriptionOf(turns: readonly Turn[], most: number): string {
  const said = turns.filter(({ speaker, text }) => speaker === 'citizen' && text.trim() !== '');
  const parts: string[] = [];
  let length = 0;
  for (const { text } of said.toReversed()) {
    const part = text.trim();
    if (length + part.length + 1 > most) break;
    parts.unshift(part);
    length += part.length + 1;
  }
  return parts.join('\n') || (said.at(-1)?.text.trim().slice(0, most) ?? '');
}
