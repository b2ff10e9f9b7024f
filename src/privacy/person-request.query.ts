import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { PersonRequestDto } from './person-request.dto.js';
import { requestNotFound } from './privacy.problems.js';

const MOST = 200;

const REQUEST = `
  select r.id, r.version, r.kind, r.identified_by as "identifiedBy", r.received_at as "receivedAt",
         r.registered_at as "registeredAt", jsonb_build_object('name', a.name, 'role', a.role) as "registeredBy",
         jsonb_build_object('name', h.name, 'role', h.role) as "handledBy", r.handled_by = $1 as "isMine",
         r.original_due_at as "originalDueAt", r.due_at as "dueAt", r.extension_reason as "extensionReason",
         r.decision, r.decision_reason as "decisionReason", r.decided_at as "decidedAt",
         case when d.id is not null then jsonb_build_object('name', d.name, 'role', d.role) end as "decidedBy",
         r.changed, r.exported_at as "exportedAt", r.result, r.finished_at as "finishedAt",
         (select count(*)::integer from person_request_citizen l where l.request_id = r.id) as persons,
         (select jsonb_build_object('id', p.id, 'state', p.state) from retention_proposal p
           where p.request_id = r.id order by p.proposed_at desc limit 1) as deletion
    from person_request r
    join staff a on a.id = r.registered_by
    join staff h on h.id = r.handled_by
    left join staff d on d.id = r.decided_by`;

/** Requests as the page shows them. Who asked is not among it. */
@Injectable()
export class PersonRequestQuery {
  constructor(private readonly database: Database) {}

  open(me: { id: string }): Promise<PersonRequestDto[]> {
    return this.database.query<PersonRequestDto>(
      `${REQUEST} where r.finished_at is null order by r.due_at, r.id limit ${MOST}`,
      [me.id],
    );
  }

  lastFinished(me: { id: string }): Promise<PersonRequestDto[]> {
    return this.database.query<PersonRequestDto>(
      `${REQUEST} where r.finished_at is not null order by r.finished_at desc, r.id desc limit ${MOST}`,
      [me.id],
    );
  }

  /** REQUEST_NOT_FOUND 404. */
  async one(id: string, me: { id: string }): Promise<PersonRequestDto> {
    const [found] = await this.database.query<PersonRequestDto>(`${REQUEST} where r.id = $2`, [me.id, id]);
    if (!found) throw requestNotFound();
    return found;
  }
}
