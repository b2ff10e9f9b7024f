import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { EventMap } from '../../events.js';
import { Clock } from '../clock/clock.js';
import type { Transaction } from '../database/transaction.js';
import { currentActor } from '../request/context.js';
import { EventNew } from './event-new.entity.js';
import type { EventKind, Fact, WithinHearer } from './fact.js';
import type { FlowLine } from './flow.types.js';
import { LogSignal } from './log-signal.js';

export const FLOW = Symbol('flow');

/** Tells the rest of the system what happened: one row in the log, and the hearers that belong to the same fact. */
@Injectable()
export class Events {
  constructor(
    @Inject(FLOW) private readonly flow: FlowLine[],
    private readonly modules: ModuleRef,
    private readonly clock: Clock,
    private readonly signal: LogSignal,
  ) {}

  async tell<K extends EventKind>(tx: Transaction, kind: K, payload: EventMap[K]): Promise<void> {
    const caseId = 'caseId' in payload ? (payload.caseId as string) : null;
    const fact: Fact<K> = { kind, at: this.clock.now(), caseId, actor: currentActor(), payload };
    tx.add(Object.assign(new EventNew(), { ...fact }));
    tx.afterCommit(() => this.signal.told());
    for (const line of this.flow) {
      if (line.when !== 'within' || line.kind !== kind) continue;
      const service = this.modules.get<Record<string, WithinHearer<K>>>(line.service, { strict: false });
      await service[line.method]?.(tx, fact);
    }
  }
}
