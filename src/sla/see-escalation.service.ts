import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import type { EscalationDto } from './escalation.dto.js';
import { EscalationQuery } from './escalation.query.js';

/** Each person marks for themselves what they have seen; nobody else's list changes. */
@Injectable()
export class SeeEscalationService {
  constructor(
    private readonly escalations: EscalationQuery,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Seen twice, it was seen the first time. ESCALATION_NOT_FOUND 404, also for what only others were told. */
  async see(id: string, me: Asker): Promise<EscalationDto> {
    const told = await this.escalations.one(id, me);
    if (!told) throw notFound();
    if (told.seenAt !== null) return told;
    await this.database.query(
      `insert into escalation_seen (escalation_id, staff_id, seen_at) values ($1, $2, $3)
       on conflict (escalation_id, staff_id) do nothing`,
      [id, me.id, this.clock.now()],
    );
    return (await this.escalations.one(id, me)) ?? told;
  }
}

const notFound = (): Problem =>
  new Problem('ESCALATION_NOT_FOUND', 404, {
    'zh-TW': '查無這則通知，或不是通知您的。',
    en: 'There is no such notice, or it was not for you.',
  });
