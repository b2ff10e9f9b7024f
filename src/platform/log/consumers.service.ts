import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Consumer } from './consumer.js';
import { FLOW } from './events.service.js';
import type { AfterHearer, EventKind } from './fact.js';
import type { FlowLine } from './flow.types.js';
import { LogSignal } from './log-signal.js';
import { ParkedQuery } from './parked.query.js';
import { WakefulLoop } from './wakeful-loop.js';

const FLOOR_MS = 1000;

/** Runs the hearers marked `after`, each from its own position, however many processes there are. */
@Injectable()
export class Consumers implements BeforeApplicationShutdown {
  private readonly logger = new Logger(Consumers.name);
  private readonly loops: WakefulLoop[] = [];
  private list: Consumer[] = [];

  constructor(
    @Inject(FLOW) private readonly flow: FlowLine[],
    private readonly modules: ModuleRef,
    private readonly database: Database,
    private readonly signal: LogSignal,
    private readonly parked: ParkedQuery,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the consumers known to the database; a new one starts where it says.
   * @throws Error when two have the same name: they would share one position, and each would hear half
   */
  async prepare(): Promise<void> {
    const lines = this.flow.filter(line => line.when === 'after');
    const twice = lines.find(({ name }, index) => lines.findIndex(line => line.name === name) < index);
    if (twice) throw new Error(`Two consumers are called "${twice.name}".`);
    this.list = lines.map(({ name, kind, service, method }) => {
      const hearers = this.modules.get<Record<string, AfterHearer<EventKind>>>(service, { strict: false });
      return new Consumer(name, kind, (tx, facts) => hearers[method]?.(tx, facts), this.clock);
    });
    for (const { name, from } of lines) {
      await this.database.query(
        `insert into consumer (name, position)
         select $1, case $2 when 'now' then position else 0 end from log_head on conflict do nothing`,
        [name, from],
      );
    }
    const parked = await this.parked.count();
    if (parked > 0) this.logger.warn(`${parked} events are parked: npm run admin -- parked`);
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

  /** Hears again what was parked. What fails once more stays parked. Answers how many were heard. */
  async hearParked(): Promise<number> {
    let heard = 0;
    for (const consumer of this.list) heard += await consumer.hearParked(this.database);
    return heard;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map(loop => loop.stop()));
  }
}
