import { Inject, Injectable } from '@nestjs/common';
import type { Asking } from '../database/asking.js';
import { Database } from '../database/database.js';
import { accessHash } from './access-hash.rules.js';
import type { AccessLogEntry } from './access-log.entity.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LATEST_MS = 8.64e15;

interface StoredAccess extends Omit<AccessLogEntry, 'at'> {
  /** Unix time in milliseconds, exactly: a change of a microsecond is one. */
  ms: string;
}

export interface UncoveredAccess {
  id: string;
  /** Of its events: none, or more than one. */
  positions: number[];
}

/** Compares the record of access with the hashes that the log keeps of it. Writes nothing. */
@Injectable()
export class AccessCheckQuery {
  constructor(@Inject(Database) private readonly database: Asking) {}

  /** The hash of each of these records as it stands now; null where a record has a time that none is given. */
  async hashes(ids: string[]): Promise<Map<string, string | null>> {
    const rows = await this.database.query<StoredAccess>(
      `select id, (extract(epoch from at) * 1000)::text as ms, actor_kind as "actorKind", staff_id as "staffId",
              action, citizen_id as "citizenId", case_id as "caseId", subject, reason
         from access_log where id = any($1::uuid[])`,
      [ids.filter(id => UUID.test(id))],
    );
    return new Map(rows.map(({ ms, ...row }) => [row.id, hashAt(Number(ms), row)]));
  }

  /** Records behind `from` in the order of their ids that have no event, waiting or numbered, or more than one. */
  async uncovered(
    from: string,
    limit: number,
  ): Promise<{ last: string | null; seen: number; rows: UncoveredAccess[] }> {
    const rows = await this.database.query<UncoveredAccess & { isWaiting: boolean }>(
      // Two passes for a page, whatever the plan: one per record is what a plan of a short log would do to a long one.
      `with page as materialized (select id, id::text as key from access_log where id > $1 order by id limit $2),
            numbered as materialized (
              select e.payload ->> 'accessId' as key, array_agg(e.position order by e.position) as positions from event e
               where e.kind = 'access.recorded' and e.payload ->> 'accessId' = any(array(select key from page)) group by 1),
            waiting as materialized (
              select n.payload ->> 'accessId' as key from event_new n
               where n.kind = 'access.recorded' and n.payload ->> 'accessId' = any(array(select key from page)))
       select a.id, coalesce(e.positions, '{}') as positions,
              e.key is null and exists (select 1 from waiting w where w.key = a.key) as "isWaiting"
         from page a left join numbered e on e.key = a.key
        order by a.id`,
      [from, limit],
    );
    return {
      last: rows.at(-1)?.id ?? null,
      seen: rows.length,
      rows: rows
        .filter(({ positions, isWaiting }) => positions.length !== 1 && !isWaiting)
        .map(({ id, positions }) => ({ id, positions: positions.map(Number) })),
    };
  }
}

function hashAt(ms: number, row: Omit<StoredAccess, 'ms'>): string | null {
  if (!Number.isInteger(ms) || Math.abs(ms) > LATEST_MS) return null;
  return accessHash({ ...row, at: new Date(ms) });
}
