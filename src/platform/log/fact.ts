import type { EventMap } from '../../events.js';
import type { Transaction } from '../database/transaction.js';
import type { Actor } from '../request/context.js';

export type EventKind = keyof EventMap & string;

/** Something that happened, as its hearers get it. Times are domain times; nothing in it was typed by a person. */
export interface Fact<K extends EventKind = EventKind> {
  kind: K;
  at: Date;
  caseId: string | null;
  actor: Actor;
  payload: EventMap[K];
}

/** A fact in the log. Any kind: `switch (fact.kind)` tells which payload it carries. */
export type LoggedFact<K extends EventKind = EventKind> = { [E in K]: Fact<E> & { position: number } }[K];

/** Hears a fact in the transaction that tells it; what it throws undoes the fact. */
export type WithinHearer<K extends EventKind> = (tx: Transaction, fact: Fact<K>) => Promise<void> | void;

/** Hears facts from the log, in order; its effects and its position are committed together. */
export type AfterHearer<K extends EventKind> = (
  tx: Transaction,
  facts: LoggedFact<K>[],
) => Promise<void> | void;
