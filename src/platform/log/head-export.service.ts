import { join } from 'node:path';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { formatInTaipei } from '../clock/taipei.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { replacePrivate } from '../vault/private-file.js';
import type { Head } from './seal.query.js';
import { WakefulLoop } from './wakeful-loop.js';

const MINUTE_MS = 60_000;

/**
 * Writes the head of the log to a file once a day: nothing inside can prove that the whole chain was not rewritten,
 * a copy of this file in other hands can. After midnight in the city, or as soon as a server is there again.
 */
@Injectable()
export class HeadExport implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(HeadExport.name, () => this.exportDue(), MINUTE_MS);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  start(): void {
    this.loop.start();
  }

  /** One process does it: the row of the day is the fence. Without the file there is no row, and it is tried again. */
  async exportDue(): Promise<false> {
    const now = this.clock.now();
    const day = formatInTaipei(now, 'yyyy-MM-dd');
    const [done] = await this.database.query('select 1 from head_export where day = $1', [day]);
    if (done) return false;
    await this.database.transaction(async tx => {
      const [head] = await tx.query<Head>(
        `insert into head_export (day, position, hash, exported_at)
         select $1, position, hash, $2 from log_head on conflict do nothing
         returning position, encode(hash, 'hex') as hash`,
        [day, now],
      );
      if (!head) return;
      const { position, hash } = head;
      const text = JSON.stringify({ position, at: now.toISOString(), hash }, null, 2);
      replacePrivate(join(this.folder, `head-${day}.json`), `${text}\n`);
    });
    return false;
  }

  private get folder(): string {
    return this.config.logHeadDir ?? join(this.config.dataDir, 'log-heads');
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
