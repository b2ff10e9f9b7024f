import type { Type } from '@nestjs/common';
import type { AfterHearer, EventKind, WithinHearer } from './fact.js';

type MethodsOf<S, Signature> = { [M in keyof S]: S[M] extends Signature ? M : never }[keyof S] & string;
type Heard<K extends EventKind | '*'> = K extends '*' ? EventKind : K & EventKind;

interface Line<K extends EventKind | '*'> {
  kind: K;
  service: Type<unknown>;
  method: string;
}

export interface WithinLine extends Line<EventKind> {
  when: 'within';
}

export interface ConsumerIdentity {
  /** What the database knows its position by: it stays when services and methods are renamed. No two have the same. */
  name: string;
  /** Where it begins when it is new: with everything that ever happened, or with what happens from then on. */
  from: 'beginning' | 'now';
}

export interface AfterLine extends Line<EventKind | '*'>, ConsumerIdentity {
  when: 'after';
}

export type FlowLine = WithinLine | AfterLine;

/** `service.method` runs in the transaction that tells `kind`. A wrong name or method does not compile. */
export const within = <K extends EventKind, S>(
  kind: K,
  service: Type<S>,
  method: MethodsOf<S, WithinHearer<K>>,
): WithinLine => ({ when: 'within', kind, service, method });

/** `service.method` runs after commit, as a consumer with its own position in the log. */
export const after = <K extends EventKind | '*', S>(
  kind: K,
  service: Type<S>,
  method: MethodsOf<S, AfterHearer<Heard<K>>>,
  identity: ConsumerIdentity,
): AfterLine => ({ when: 'after', kind, service, method, ...identity });
