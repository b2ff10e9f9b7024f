import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import type { OwnSessionDto, TimeLeftDto } from './session.dto.js';
import { LIVING, limitsOf } from './session.sql.js';
import type { Staff } from './staff.js';

/** Where one is signed in, and for how long. */
@Injectable()
export class OwnSessionsQuery {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  list({ id, sessionId }: Staff): Promise<OwnSessionDto[]> {
    return this.database.query<OwnSessionDto>(
      `select s.id, s.started_at as "startedAt", s.seen_at as "seenAt", s.method, s.address, s.browser,
              s.id = $4 as current
       from session s where s.staff_id = $1 and ${LIVING}
       order by s.id = $4 desc, s.seen_at desc`,
      [id, ...limitsOf(this.config), sessionId],
    );
  }

  /** In seconds: the clock of the browser may be wrong. */
  async timeLeft({ sessionId }: Staff): Promise<TimeLeftDto> {
    const [left] = await this.database.query<TimeLeftDto>(
      `select greatest(0, extract(epoch from
                s.seen_at + make_interval(mins => $3) - statement_timestamp()))::int as "idleSeconds",
              greatest(0, extract(epoch from
                s.started_at + make_interval(hours => $2) - statement_timestamp()))::int as "sessionSeconds"
       from session s where s.id = $1`,
      [sessionId, ...limitsOf(this.config)],
    );
    return left ?? { idleSeconds: 0, sessionSeconds: 0 };
  }
}
