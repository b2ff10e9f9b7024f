import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Database } from '../database/database.js';
import { Consumer } from './consumer.js';
import { FLOW } from './events.service.js';
import type { AfterHearer, EventKind } from './fact.js';
import type { FlowLine } from './flow.types.js';
import { LogSignal } from './log-signal.js';
import { WakefulLoop } from './wakeful-loop.js';

const FLOOR_MS = 1000;

/** Runs the hearers marked `after`, each from its own position, however many processes there are. */
@Injectable()
export class Consumers implements BeforeApplicationShutdown {
  private readonly loops: WakefulLoop[] = [];
  private list: Consumer[] = [];

  constructor(
    @Inject(FLOW) private readonly flow: FlowLine[],
    private readonly modules: ModuleRef,
    private readonly database: Database,
    private readonly signal: LogSignal,
  ) {}

  /** Makes the consumers known to the database; they start at the beginning of the log. */
  async prepare(): Promise<void> {
    const lines = this.flow.filter(line => line.when === 'after');
    this.list = lines.map(line => {
      const service = this.modules.get<Record<string, AfterHearer<EventKind>>>(line.service, {
        strict: false,
      });
      return new Consumer(`${line.service.name}.${line.method}:${line.kind}`, line.kind, (tx, facts) =>
        service[line.method]?.(tx, facts),
      );
    });
    for (const { name } of this.list) {
      await this.database.query('insert into consumer (name) values ($1) on conflict do nothing', [name]);
    }
  }

  start(): void {
    for (const consumer of this.list) {
      const loop = new WakefulLoop(consumer.name, () => consumer.consume(this.database), FLOOR_MS);
      this.signal.on('sequenced', () => loop.wake());
      this.loops.push(loop);
      loop.start();
    }
  }

  /** Consumes until every consumer is at the end of the log. */
  async catchUp(): Promise<void> {
    for (const consumer of this.list) while (await consumer.consume(this.database, true));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map(loop => loop.stop()));
  }
}
