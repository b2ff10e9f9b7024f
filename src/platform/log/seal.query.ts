import { Inject, Injectable } from '@nestjs/common';
import type { Asking } from '../database/asking.js';
import { Database } from '../database/database.js';

/** SHA-256 in hexadecimal digits, as heads are exported. */
export type Hash = string;

export interface Head {
  position: number;
  hash: Hash;
}

/** One event as the seal sees it. */
export interface SealedRow {
  position: number;
  hash: Hash;
  /** Its hash is what the hash before it and its own content make. */
  isSound: boolean;
  /** Of `access.recorded` only: as its payload says. */
  accessId: string | null;
  accessHash: string | null;
}

/** What of the log lies where, at one moment. */
export interface Extent {
  head: Head | null;
  /** The last event up to the head. */
  last: Head | null;
  /** Events where there can be none: before the first position, or behind the head. */
  strangers: number[];
}

/** Of a row that does not fit: where its content would fit, and which row has the hash for that. */
export interface Fitting {
  found: number;
  belongs: number;
  hashAt: number;
}

/** What the chain begins with. */
export const GENESIS: Hash = '00'.repeat(32);
const MOST_STRANGERS = 1000;
const MOST_SHIFT = 1000;

/** Reads the sealed log and computes its hashes again. Writes nothing. */
@Injectable()
export class SealQuery {
  constructor(@Inject(Database) private readonly database: Asking) {}

  /** The head of the chain; null where somebody has taken it away. */
  async head(): Promise<Head | null> {
    const [head] = await this.database.query<Head>(
      `select position, encode(hash, 'hex') as hash from log_head`,
    );
    return head ?? null;
  }

  /** In one statement: events that get their positions meanwhile are in all of it or in none. */
  async extent(): Promise<Extent> {
    const [row] = await this.database.query<Extent>(
      `with head as (select position, hash from log_head),
            bound as (select coalesce((select position from head), (select max(position) from event)) as position),
            last as (select e.position, e.hash from event e, bound b
                      where e.position between 1 and b.position order by e.position desc limit 1)
       select (select json_build_object('position', position, 'hash', encode(hash, 'hex')) from head) as head,
              (select json_build_object('position', position, 'hash', encode(hash, 'hex')) from last) as last,
              coalesce((select json_agg(position order by position) from (
                select e.position from event e, bound b where e.position < 1 or e.position > b.position
                 order by e.position limit ${MOST_STRANGERS}) s), '[]') as strangers`,
    );
    return row as Extent;
  }

  /** The events behind `from`, each with whether its hash follows from the one before it. */
  after(from: Head, upTo: number, limit: number): Promise<SealedRow[]> {
    return this.database.query<SealedRow>(
      `select e.position, encode(e.hash, 'hex') as hash, e.hash = event_hash(e.before, e.position, e.at, e.case_id, e.kind, e.actor, e.payload) as "isSound",
              case when e.kind = 'access.recorded' then e.payload ->> 'accessId' end as "accessId",
              case when e.kind = 'access.recorded' then e.payload ->> 'hash' end as "accessHash"
         from (select *, coalesce(lag(hash) over (order by position), decode($2, 'hex')) as before
                 from event where position > $1 and position <= $3 order by position limit $4) e
        order by e.position`,
      [from.position, from.hash, upTo, limit],
    );
  }

  /** The hashes that the log has at these positions. */
  async hashesAt(positions: number[]): Promise<Map<number, Hash>> {
    const rows = await this.database.query<Head>(
      `select position, encode(hash, 'hex') as hash from event where position = any($1::bigint[])`,
      [positions],
    );
    return new Map(rows.map(({ position, hash }) => [position, hash]));
  }

  /** By how much the row at `position` was moved together with the one before it; null if it was not. */
  async shiftAt(position: number): Promise<number | null> {
    const [row] = await this.database.query<{ by: number }>(
      `select d.by from event e join event b on b.position = e.position - 1, generate_series(-${MOST_SHIFT}, ${MOST_SHIFT}) d (by)
        where e.position = $1 and d.by <> 0 and e.hash = event_hash(b.hash, e.position + d.by, e.at, e.case_id, e.kind, e.actor, e.payload)
        order by abs(d.by) limit 1`,
      [position],
    );
    return row?.by ?? null;
  }

  /** The rows of this stretch that do not even fit when each is taken back to where it was. */
  async unfitAfterShift(from: number, to: number, by: number): Promise<number[]> {
    const rows = await this.database.query<{ position: number }>(
      `select e.position from (select *, lag(hash) over (order by position) as before
                                 from event where position between $1 and $2) e
        where e.before is not null and e.hash <> event_hash(e.before, e.position + $3::bigint, e.at, e.case_id, e.kind, e.actor, e.payload)
        order by e.position limit ${MOST_STRANGERS}`,
      [from, to, by],
    );
    return rows.map(({ position }) => position);
  }

  /**
   * Tries every row that does not fit at every place in question, behind every hash in question: what was moved,
   * what only follows a row that was, and whose hash was changed and nothing else.
   */
  fittings(rows: number[], places: number[]): Promise<Fitting[]> {
    return this.database.query<Fitting>(
      `with f as materialized (select * from event where position = any($1::bigint[])),
            genesis as (select 0::bigint as position, decode('${GENESIS}', 'hex') as hash),
            before as (
              select position, hash from event where position in (select unnest($2::bigint[]) - 1)
              union select position, hash from genesis),
            place as (
              select q.position, b.hash from unnest($2::bigint[]) q (position) join before b on b.position = q.position - 1
              union select q.position, f.hash from unnest($2::bigint[]) q (position), f
              union select f.position + 1, event_hash(b.hash, f.position, f.at, f.case_id, f.kind, f.actor, f.payload) from f join before b on b.position = f.position - 1)
       select distinct f.position as found, p.position as belongs, target.position as "hashAt"
         from f cross join place p join f target on target.hash = event_hash(p.hash, p.position, f.at, f.case_id, f.kind, f.actor, f.payload)
        order by found, belongs`,
      [rows, places],
    );
  }
}
