import type { Type } from '@nestjs/common';
import type { AfterHearer, EventKind, WithinHearer } from './fact.js';

type MethodsOf<S, Signature> = { [M in keyof S]: S[M] extends Signature ? M : never }[keyof S] & string;
type Heard<K extends EventKind | '*'> = K extends '*' ? EventKind : K & EventKind;

export interface FlowLine {
  when: 'within' | 'after';
  kind: EventKind | '*';
  service: Type<unknown>;
  method: string;
}

/** `service.method` runs in the transaction that tells `kind`. A wrong name or method does not compile. */
export const within = <K extends EventKind, S>(
  kind: K,
  service: Type<S>,
  method: MethodsOf<S, WithinHearer<K>>,
): FlowLine => ({ when: 'within', kind, service, method });

/** `service.method` runs after commit, as a consumer with its own position in the log. */
export const after = <K extends EventKind | '*', S>(
  kind: K,
  service: Type<S>,
  method: MethodsOf<S, AfterHearer<Heard<K>>>,
): FlowLine => ({ when: 'after', kind, service, method });
