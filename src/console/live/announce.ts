import {
  cutsOff,
  isAssertive,
  type Message,
  nextOf,
  type SayKind,
  takes,
  withCutOff,
  withOneMore,
} from './speech.rules.js';
import { store, storedIn } from './store.js';

/**
 * What a screen reader is told, one after the other (speech.rules). Every kind can be silenced; the list of what was said
 * keeps it anyway.
 */
export interface Said extends Message {
  spoken: boolean;
}

const KEPT = 50;

export const silenced = storedIn<SayKind[]>(localStorage, 'hotline.silenced', []);
export const saidList = store<Said[]>([]);
export const regions = store<{ polite: string; assertive: string }>({ polite: '', assertive: '' });

let waiting: readonly Message[] = [];
/** What is being said now, until the timer has run. */
let now: { message: Message; timer: ReturnType<typeof setTimeout> } | null = null;
/** The assertive region says what is wrong. */
let isWrongSaid = false;

let count = 0;

/** An old message must not lie about for somebody who reads the page line by line. */
const STAYS_FOR = 15_000;
const clearing: { polite?: ReturnType<typeof setTimeout>; assertive?: ReturnType<typeof setTimeout> } = {};

function speakInRegion({ kind, text }: Message): void {
  const region = isAssertive(kind) ? 'assertive' : 'polite';
  // The same sentence twice must be two changes of the region, or the second is not read.
  const spoken = regions.get()[region] === text ? `${text}\u200b` : text;
  regions.set({ ...regions.get(), [region]: spoken });
  clearTimeout(clearing[region]);
  clearing[region] = setTimeout(() => regions.set({ ...regions.get(), [region]: '' }), STAYS_FOR);
}

/** What is wrong is being mended as soon as something is typed or chosen, and is not so any more once it is sent. */
const MENDS = ['input', 'change'] as const;
function wrongIsOver(): void {
  for (const event of MENDS) document.removeEventListener(event, wrongIsOver, true);
  waiting = waiting.filter(({ kind }) => kind !== 'wrong');
  if (isWrongSaid) regions.set({ ...regions.get(), assertive: '' });
  isWrongSaid = false;
}

function begin(message: Message): void {
  clearTimeout(now?.timer);
  now = { message, timer: setTimeout(goOn, takes(message.text)) };
  if (isAssertive(message.kind)) isWrongSaid = message.kind === 'wrong';
  saidList.set(saidList.get().map(one => (one.id === message.id ? { ...one, spoken: true } : one)));
  speakInRegion(message);
}

function goOn(): void {
  clearTimeout(now?.timer);
  now = null;
  const { next, left } = nextOf(waiting, Date.now());
  waiting = left;
  if (next) begin(next);
}

export function say(kind: SayKind, text: string): void {
  count += 1;
  const message: Message = { id: count, at: Date.now(), kind, text };
  if (kind === 'result') wrongIsOver();
  if (kind === 'wrong') for (const event of MENDS) document.addEventListener(event, wrongIsOver, true);
  const isSilent = silenced.get().includes(kind);
  const before = waiting;
  if (!isSilent) waiting = withOneMore(before, message);
  const waitsAlready = !isSilent && waiting === before;
  if (waitsAlready) return;
  saidList.set([{ ...message, spoken: false }, ...saidList.get()].slice(0, KEPT));
  if (isSilent) return;
  if (now && !cutsOff(message, now.message)) return;
  if (now) waiting = withCutOff(waiting, now.message);
  goOn();
}

/** Alt+R: the last announcement once more, at once. */
export function sayAgain(): string | null {
  const last = saidList.get()[0];
  if (!last) return null;
  if (now && now.message.id !== last.id) waiting = withCutOff(waiting, now.message);
  waiting = waiting.filter(({ id }) => id !== last.id);
  begin(last);
  return last.text;
}
