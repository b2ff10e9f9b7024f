import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { Database } from '../platform/database/database.js';
import { PersonAccidentsQuery, type PersonCareVisit } from './person-accidents.query.js';
import { type PersonAnswer, PersonAnswersQuery } from './person-answers.query.js';
import { type PersonBooking, PersonBookingsQuery } from './person-bookings.query.js';
import { type PersonBullyingReport, PersonBullyingReportsQuery } from './person-bullying.query.js';
import { type PersonLetters, PersonLettersQuery } from './person-letters.query.js';
import type { OwnPersonDto } from './person-request.dto.js';
import type { RequestKind } from './request-due.rules.js';

/** Everything that is kept about a person, as they get it. */
export interface PersonExport extends PersonLetters {
  request: { kind: RequestKind; receivedAt: Date };
  exportedAt: Date;
  persons: OwnPersonDto[];
  cases: {
    number: string;
    kind: string;
    category: string;
    state: string;
    channel: string;
    district: string | null;
    place: string | null;
    description: string;
    receivedAt: Date;
    closedAt: Date | null;
  }[];
  texts: { number: string; at: Date; kind: string; text: string }[];
  contacts: {
    channel: string;
    receivedAt: Date;
    outcome: string;
    topic: string | null;
    note: string | null;
    language: string;
    callReference: string | null;
  }[];
  answers: PersonAnswer[];
  bookings: PersonBooking[];
  careVisits: PersonCareVisit[];
  /** Null: whoever hands this out is not assigned to reports of bullying; whether there is any is not said. */
  bullyingReports: PersonBullyingReport[] | null;
  photos: { id: string; number: string; uploadedAt: Date; mime: string; size: number }[];
  /** Who looked at their data: role and agency, no names. */
  readings: { at: Date; action: string; role: string | null; agency: string | null }[];
}

@Injectable()
export class PersonExportQuery {
  constructor(
    private readonly database: Database,
    private readonly letters: PersonLettersQuery,
    private readonly answers: PersonAnswersQuery,
    private readonly bookings: PersonBookingsQuery,
    private readonly accidents: PersonAccidentsQuery,
    private readonly bullying: PersonBullyingReportsQuery,
  ) {}

  async about(
    ids: readonly string[],
    persons: readonly OwnPersonDto[],
    me: Asker,
  ): Promise<Omit<PersonExport, 'request' | 'exportedAt' | 'persons'>> {
    return {
      cases: await this.database.query<PersonExport['cases'][number]>(CASES, [ids]),
      texts: await this.database.query<PersonExport['texts'][number]>(TEXTS, [ids]),
      contacts: await this.database.query<PersonExport['contacts'][number]>(CONTACTS, [ids]),
      ...(await this.letters.about(ids)),
      answers: await this.answers.about(ids),
      bookings: await this.bookings.about(persons),
      careVisits: await this.accidents.about(ids),
      bullyingReports: await this.bullying.about(persons, me),
      photos: await this.database.query<PersonExport['photos'][number]>(PHOTOS, [ids]),
      readings: await this.database.query<PersonExport['readings'][number]>(READINGS, [ids]),
    };
  }

  async recordedAt(citizenId: string): Promise<Date> {
    const [row] = await this.database.query<{ recordedAt: Date }>(
      'select recorded_at as "recordedAt" from citizen where id = $1',
      [citizenId],
    );
    return (row as { recordedAt: Date }).recordedAt;
  }
}

const CASES = `
  select c.number, c.kind, coalesce((select e.content->>'name' from city_entry e
                                       where e.kind = 'category' and e.code = c.category
                                       order by e.version desc limit 1), c.category) as category,
         c.state, c.channel, (select e.content->>'name' from city_entry e
                               where e.kind = 'district' and e.code = c.district
                               order by e.version desc limit 1) as district,
         c.place, c.description, c.received_at as "receivedAt", c.closed_at as "closedAt"
    from case_file c where c.citizen_id = any($1::uuid[]) order by c.received_at, c.id`;
const TEXTS = `
  select c.number, t.at, t.kind, t.text from case_file c join (
    select case_id, at, kind, text from case_entry
     where text is not null and kind <> 'case.mail-received'
    union all select case_id, reported_at, 'report', report_text from work_order where report_text is not null
    union all select case_id, replied_at, 'reply', text from reply
    union all select case_id, written_at, 'oral-record', text from oral_record
  ) t on t.case_id = c.id
   where c.citizen_id = any($1::uuid[]) order by c.received_at, c.id, t.at`;
const CONTACTS = `
  select channel, received_at as "receivedAt", outcome, topic, note, language, call_reference as "callReference",
         document_number as "documentNumber", late_reason as "lateReason"
    from contact where citizen_id = any($1::uuid[]) order by received_at, id`;
const PHOTOS = `
  select a.id, c.number, a.uploaded_at as "uploadedAt", a.mime, a.size
    from attachment a join case_file c on c.id = a.case_id
   where c.citizen_id = any($1::uuid[]) order by a.uploaded_at, a.id`;
const READINGS = `
  select l.at, l.action, s.role, s.agency
    from access_log l left join staff s on s.id = l.staff_id
   where l.citizen_id = any($1::uuid[]) order by l.at, l.id`;
