import { Injectable } from '@nestjs/common';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import { type Keyset, pageOf } from '../../platform/database/page.js';
import type { QuarantinedDto, QuarantinedPageDto, QuarantineFilter } from './quarantine.dto.js';

/** A machine account is shown by its name. */
const LIST = `
  select q.id, q.door, coalesce(m.name, q.source) as source, q.reason, q.size, q.received_at as "receivedAt", q.state,
         q.decided_at as "decidedAt", p.name as "decidedBy", q.raw is not null as "isReadable"
    from quarantine q left join staff p on p.id = q.decided_by
         left join staff m on m.machine and m.id::text = q.source`;
const LATEST: Keyset = { table: 'quarantine', as: 'q', key: 'received_at', order: 'desc' };

@Injectable()
export class QuarantineQuery {
  constructor(private readonly database: Database) {}

  /** The latest first. */
  async list({ state, ...page }: QuarantineFilter): Promise<QuarantinedPageDto> {
    const asked = new Conditions();
    if (state === 'open') asked.add(`q.state = 'open'`);
    if (state === 'decided') asked.add(`q.state <> 'open'`);
    const { rows, next } = await pageOf<QuarantinedDto>(this.database, LIST, asked, LATEST, page);
    return { items: rows, next };
  }
}
