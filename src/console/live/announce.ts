import { store, storedIn } from './store.js';

/**
 * What a screen reader is told. Polite messages wait for a pause, assertive ones do not. Every kind can be
 * silenced; the list of what was said keeps it anyway.
 */
export const POLITE = ['changed', 'draft', 'found', 'result', 'connection', 'warned'] as const;
export const ASSERTIVE = ['call', 'new-order', 'due-soon', 'overdue', 'someone-acted', 'wrong'] as const;
export type SayKind = (typeof POLITE)[number] | (typeof ASSERTIVE)[number];

export interface Said {
  id: number;
  at: number;
  kind: SayKind;
  text: string;
  spoken: boolean;
}

const KEPT = 50;
const isAssertive = (kind: SayKind) => (ASSERTIVE as readonly string[]).includes(kind);

export const silenced = storedIn<SayKind[]>(localStorage, 'hotline.silenced', []);
export const saidList = store<Said[]>([]);
export const regions = store<{ polite: string; assertive: string }>({ polite: '', assertive: '' });

let count = 0;
/** The same sentence twice must be two changes of the region, or the second is not read. */
const distinct = (text: string) => (count % 2 === 0 ? text : `${text}\u200b`);

/** An old message must not lie about for somebody who reads the page line by line. */
const STAYS_FOR = 15_000;

const speakInRegion = (kind: SayKind, text: string) => {
  const region = isAssertive(kind) ? 'assertive' : 'polite';
  const spoken = distinct(text);
  regions.set({ ...regions.get(), [region]: spoken });
  const clear = () => {
    if (regions.get()[region] === spoken) regions.set({ ...regions.get(), [region]: '' });
  };
  setTimeout(clear, STAYS_FOR);
  if (kind === 'wrong') untilMended(clear);
};

/** What is wrong is being mended as soon as something is typed or chosen, and is not so any more once it is sent. */
function untilMended(clear: () => void): void {
  wrongIsOver();
  const events = ['input', 'change'] as const;
  wrongIsOver = () => {
    for (const event of events) document.removeEventListener(event, wrongIsOver, true);
    clear();
  };
  for (const event of events) document.addEventListener(event, wrongIsOver, true);
}
let wrongIsOver = (): void => undefined;

export function say(kind: SayKind, text: string): void {
  count += 1;
  const spoken = !silenced.get().includes(kind);
  saidList.set([{ id: count, at: Date.now(), kind, text, spoken }, ...saidList.get()].slice(0, KEPT));
  if (kind === 'result') wrongIsOver();
  if (spoken) speakInRegion(kind, text);
}

/** Alt+R: the last announcement once more. */
export function sayAgain(): string | null {
  const last = saidList.get()[0];
  if (!last) return null;
  count += 1;
  speakInRegion(last.kind, last.text);
  return last.text;
}
