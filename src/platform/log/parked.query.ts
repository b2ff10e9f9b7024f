import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export interface ParkedEvent {
  consumer: string;
  position: number;
  kind: string;
  error: string;
  parkedAt: Date;
}

/** Events that a consumer could not hear: they wait for somebody to mend the reason. */
@Injectable()
export class ParkedQuery {
  constructor(private readonly database: Database) {}

  list(): Promise<ParkedEvent[]> {
    return this.database.query<ParkedEvent>(
      `select consumer, position, kind, error, parked_at as "parkedAt"
         from consumer_parked order by consumer, position`,
    );
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ parked: number }>(
      'select count(*) as parked from consumer_parked',
    );
    return row?.parked ?? 0;
  }
}
