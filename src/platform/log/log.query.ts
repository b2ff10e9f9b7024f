import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { LoggedFact } from './fact.js';

/** Reads the log, in order of position. */
@Injectable()
export class LogQuery {
  constructor(private readonly database: Database) {}

  async after(position: number, limit: number): Promise<LoggedFact[]> {
    return this.database.query<LoggedFact>(
      `select position, at, case_id as "caseId", kind, actor, payload
         from event where position > $1 order by position limit $2`,
      [position, limit],
    );
  }

  /** The last position given. Events told but not yet sequenced are behind it. */
  async head(): Promise<number> {
    const [row] = await this.database.query<{ position: number }>('select position from log_head');
    return row?.position ?? 0;
  }

  /** True when every committed event has its position. */
  async isSequenced(): Promise<boolean> {
    const [row] = await this.database.query<{ waiting: boolean }>(
      'select exists (select 1 from event_new) as waiting',
    );
    return row?.waiting === false;
  }
}
