import { Injectable } from '@nestjs/common';
import type { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Trace } from './due.rules.js';

type Reads = Pick<Transaction | Database, 'query'>;

export interface EndedCase {
  id: string;
  number: string;
  trace: Trace;
  /** What is still there to delete. */
  hasTexts: boolean;
  attachments: number;
}

export interface LooseContact {
  id: string;
  trace: Trace;
}

export interface KnownPerson {
  id: string;
  /** On the person: a legal hold, or a request that is not finished. */
  held: boolean;
  traces: (Trace & { number: string | null })[];
}

export interface KeptReport {
  id: string;
  trace: Trace;
}

const BATCH = 1000;

const ENDED_AT = `case when c.state in ('released', 'withdrawn', 'converted', 'not_handled', 'transferred') then c.closed_at end`;
const ON_HOLD = `exists (select 1 from legal_hold h where h.lifted_at is null and h.case_id = c.id)`;
const CASE = `
  select c.id, c.number, c.kind, c.category, ${ENDED_AT} as "endedAt", c.texts_redacted_at is null as "hasTexts",
         (select count(*)::integer from attachment a where a.case_id = c.id) as attachments,
         exists (select 1 from legal_hold h
                  where h.lifted_at is null and (h.case_id = c.id or h.citizen_id = c.citizen_id)) as held
    from case_file c`;
const CONTACT = `
  select k.id, k.received_at as "endedAt",
         exists (select 1 from legal_hold h where h.lifted_at is null and h.citizen_id = k.citizen_id) as held
    from contact k
   where not exists (select 1 from contact_case l where l.contact_id = k.id) and k.texts_redacted_at is null
     and (k.note is not null or k.call_reference is not null or k.topic is not null)`;
/** A request that is not finished keeps the person, but for the one that asks to be forgotten. */
const PERSON = `
  select z.id,
         exists (select 1 from legal_hold h where h.lifted_at is null and h.citizen_id = z.id)
         or exists (select 1 from person_request_citizen l join person_request r on r.id = l.request_id
                     where l.citizen_id = z.id and r.finished_at is null and r.kind <> 'delete') as held,
         (select coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'kind', c.kind, 'category', c.category,
                                                       'endedAt', ${ENDED_AT}, 'held', ${ON_HOLD})), '[]')
            from case_file c
           where c.citizen_id = z.id
              or c.id in (select l.case_id from contact k join contact_case l on l.contact_id = k.id
                           where k.citizen_id = z.id)) as cases,
         (select coalesce(jsonb_agg(jsonb_build_object('endedAt', k.received_at)), '[]')
            from contact k
           where k.citizen_id = z.id
             and not exists (select 1 from contact_case l where l.contact_id = k.id)) as contacts
    from citizen z`;

/**
 * Of suspected bullying: over with the last word on it, once it is decided about. What it says is not read here: what keeps a
 * person keeps every report with their number, whichever name stands beside it.
 */
const REPORT = `
  select b.id,
         b.held or exists (
           select 1 from citizen z
            where z.phone_hash = b.reporter_hash
              and (exists (select 1 from legal_hold h where h.lifted_at is null and h.citizen_id = z.id)
                   or exists (select 1 from person_request_citizen l join person_request r on r.id = l.request_id
                               where l.citizen_id = z.id and r.finished_at is null and r.kind <> 'delete'))) as held,
         case when b.accepted is not null
              then (select max(s.at) from bullying_step s
                     where s.report_id = b.id and s.kind not in ('held', 'lifted')) end as "endedAt"
    from bullying_report b where b.forgotten_at is null`;

interface ReportRow {
  id: string;
  held: boolean;
  endedAt: Date | null;
}
interface CaseRow extends Omit<EndedCase, 'trace'>, Trace {}
interface PersonRow {
  id: string;
  held: boolean;
  cases: (Omit<Trace, 'endedAt'> & { number: string; endedAt: string | null })[];
  contacts: { endedAt: string }[];
}

/** What there is to delete, and what speaks for and against it. */
@Injectable()
export class DueQuery {
  /** Cases that ended before a time and still have something to lose; in order of their ids, so many at once. */
  async cases(on: Reads, before: Date, after: string): Promise<EndedCase[]> {
    const rows = await on.query<CaseRow>(
      `${CASE}
        where c.closed_at < $1 and c.state in ('released', 'withdrawn', 'converted', 'not_handled', 'transferred') and c.id > $2
          and (c.texts_redacted_at is null or exists (select 1 from attachment a where a.case_id = c.id))
        order by c.id limit ${BATCH}`,
      [before, after],
    );
    return rows.map(asCase);
  }

  async contacts(on: Reads, before: Date, after: string): Promise<LooseContact[]> {
    const rows = await on.query<{ id: string; endedAt: Date; held: boolean }>(
      `${CONTACT} and k.received_at < $1 and k.id > $2 order by k.id limit ${BATCH}`,
      [before, after],
    );
    return rows.map(asContact);
  }

  /** Whoever has nothing that is unfinished or later than that. */
  async persons(on: Reads, before: Date, after: string): Promise<KnownPerson[]> {
    const rows = await on.query<PersonRow>(
      `${PERSON}
        where z.anonymised_at is null and z.id > $2
          and not exists (select 1 from case_file c
                           where c.citizen_id = z.id and (c.closed_at is null or c.closed_at >= $1))
          and not exists (select 1 from contact k where k.citizen_id = z.id and k.received_at >= $1)
        order by z.id limit ${BATCH}`,
      [before, after],
    );
    return rows.map(asPerson);
  }

  /** Decided about before a time at the latest. */
  async reports(on: Reads, before: Date, after: string): Promise<KeptReport[]> {
    const rows = await on.query<ReportRow>(
      `${REPORT} and b.accepted is not null and b.decided_at < $1 and b.id > $2 order by b.id limit ${BATCH}`,
      [before, after],
    );
    return rows.map(asReport);
  }

  async reportNow(on: Reads, id: string): Promise<KeptReport | null> {
    const [row] = await on.query<ReportRow>(`${REPORT} and b.id = $1`, [id]);
    return row ? asReport(row) : null;
  }

  /** As it is now; the case is locked by whoever asks. */
  async caseNow(on: Reads, id: string): Promise<EndedCase | null> {
    const [row] = await on.query<CaseRow>(`${CASE} where c.id = $1`, [id]);
    return row ? asCase(row) : null;
  }

  async contactNow(on: Reads, id: string): Promise<LooseContact | null> {
    const [row] = await on.query<{ id: string; endedAt: Date; held: boolean }>(`${CONTACT} and k.id = $1`, [
      id,
    ]);
    return row ? asContact(row) : null;
  }

  async personNow(on: Reads, id: string): Promise<KnownPerson | null> {
    const [row] = await on.query<PersonRow>(`${PERSON} where z.id = $1 and z.anonymised_at is null`, [id]);
    return row ? asPerson(row) : null;
  }

  /** The cases whose petitioner these people are. */
  async casesOf(on: Reads, citizenIds: readonly string[]): Promise<EndedCase[]> {
    const rows = await on.query<CaseRow>(`${CASE} where c.citizen_id = any($1::uuid[]) order by c.id`, [
      citizenIds,
    ]);
    return rows.map(asCase);
  }

  async contactsOf(on: Reads, citizenIds: readonly string[]): Promise<LooseContact[]> {
    const rows = await on.query<{ id: string; endedAt: Date; held: boolean }>(
      `${CONTACT} and k.citizen_id = any($1::uuid[]) order by k.id`,
      [citizenIds],
    );
    return rows.map(asContact);
  }
}

const asCase = ({ kind, category, endedAt, held, ...rest }: CaseRow): EndedCase => ({
  ...rest,
  trace: { kind, category, endedAt, held },
});

const asContact = ({ id, endedAt, held }: { id: string; endedAt: Date; held: boolean }): LooseContact => ({
  id,
  trace: { kind: 'contact', category: null, endedAt, held },
});

const asReport = ({ id, endedAt, held }: ReportRow): KeptReport => ({
  id,
  trace: { kind: 'bullying', category: null, endedAt, held },
});

const asPerson = ({ id, held, cases, contacts }: PersonRow): KnownPerson => ({
  id,
  held,
  traces: [
    ...cases.map(one => ({ ...one, endedAt: one.endedAt === null ? null : new Date(one.endedAt) })),
    ...contacts.map(({ endedAt }) => ({
      ...{ number: null, kind: 'contact' as const, category: null, held: false },
      endedAt: new Date(endedAt),
    })),
  ],
});
