/** What a screen reader is told: polite messages wait for a pause, assertive ones do not. */
export const POLITE = ['changed', 'draft', 'found', 'result', 'connection', 'warned'] as const;
export const ASSERTIVE = [
  'call',
  'accident',
  'new-order',
  'due-soon',
  'overdue',
  'someone-acted',
  'wrong',
] as const;
export type SayKind = (typeof POLITE)[number] | (typeof ASSERTIVE)[number];

export const isAssertive = (kind: SayKind): boolean => (ASSERTIVE as readonly string[]).includes(kind);

/** What is to be said, in the order in which it came. */
export interface Message {
  id: number;
  /** When it came, in milliseconds. */
  at: number;
  kind: SayKind;
  text: string;
}

/** For how many seconds it may wait: what is said later is no news any more, and stands in the list of what was said. */
const FRESH_SECONDS: Record<SayKind, number> = {
  draft: 10,
  found: 20,
  changed: 30,
  connection: 30,
  warned: 60,
  result: 60,
  wrong: 20,
  call: 30,
  'someone-acted': 30,
  accident: 60,
  'new-order': 60,
  'due-soon': 60,
  overdue: 60,
};

/** Of these a later one makes untrue what waited. */
const OUTDATES: readonly SayKind[] = ['draft', 'connection', 'wrong'];

/** Nobody listens to more than that in a row. */
export const MOST_WAITING = 10;

/** What is given up first where too much waits: the oldest of what can be seen on the screen as well. */
const GIVEN_UP: readonly SayKind[] = ['draft', 'changed', 'found', 'connection', 'warned', 'result'];

const isFresh = ({ kind, at }: Message, now: number): boolean => now - at <= FRESH_SECONDS[kind] * 1000;

/** What waits, with one more. The same sentence waits once. */
export function withOneMore(waiting: readonly Message[], one: Message): readonly Message[] {
  if (waiting.some(({ kind, text }) => text === one.text && isAssertive(kind) === isAssertive(one.kind)))
    return waiting;
  const isOutdated = ({ kind }: Message): boolean => kind === one.kind && OUTDATES.includes(kind);
  const all = [...waiting.filter(other => !isOutdated(other)), one];
  if (all.length <= MOST_WAITING) return all;
  const least = GIVEN_UP.find(kind => all.some(other => other.kind === kind)) ?? all[0]?.kind;
  const given = all.find(({ kind }) => kind === least);
  return all.filter(other => other !== given);
}

/** What is said next, and what waits on: assertive before polite, the older before the later, and nothing that is stale. */
export function nextOf(waiting: readonly Message[], now: number): { next: Message | null; left: Message[] } {
  const fresh = waiting.filter(one => isFresh(one, now));
  const next = fresh.find(({ kind }) => isAssertive(kind)) ?? fresh[0] ?? null;
  return { next, left: fresh.filter(one => one !== next) };
}

/** Whether it is not to wait until this has been said. */
export const cutsOff = (one: Message, said: Message): boolean =>
  isAssertive(one.kind) && !isAssertive(said.kind);

/** What was cut off is said once more, before what came after it. */
export const withCutOff = (waiting: readonly Message[], said: Message): readonly Message[] => [
  said,
  ...waiting.filter(({ text }) => text !== said.text),
];

const LEAST_MS = 500;
const MOST_MS = 3_000;
const PER_CHARACTER_MS = 50;

/** No browser tells when it has been said: about so long, for somebody who is used to it. */
export const takes = (text: string): number =>
  Math.min(MOST_MS, LEAST_MS + [...text].length * PER_CHARACTER_MS);
