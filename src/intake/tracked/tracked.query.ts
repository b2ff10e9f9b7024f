import { Injectable } from '@nestjs/common';
import { type Asker, narrowing } from '../../access/rights.js';
import { ENDS } from '../../cases/case-actions.rules.js';
import { CityService } from '../../city/city.service.js';
import { meetingInWords } from '../../city/meeting-words.rules.js';
import { namedIn } from '../../city/named-in.rules.js';
import { Names } from '../../city/names.service.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import { type Keyset, pageOf } from '../../platform/database/page.js';
import type { TrackedDto, TrackedFilter, TrackedListDto } from './tracked.dto.js';

type Row = Omit<TrackedDto, 'source' | 'documentClass' | 'meeting' | 'field' | 'agency'> & {
  source: string;
  documentClass: string;
  term: number | null;
  meeting: string | null;
  nth: number | null;
  field: string | null;
  agency: string | null;
};

/** The limit that runs, else the last. */
const TRACKED = `
  select t.id, c.number, c.state, t.source, t.document_class as "documentClass", t.term, t.meeting, t.nth, t.field,
         t.document_number as "documentNumber", coalesce(c.shared_description, c.description) as subject, c.agency,
         c.received_at as "receivedAt", t.reply_by::text as "replyBy", k.due_at as "dueAt",
         k.stopped_at as "answeredAt", k.outcome
    from tracked_decision t join case_file c on c.id = t.id
         left join lateral (select due_at, stopped_at, outcome from clock
                             where case_id = t.id and kind = 'reply' and work_order_id is null
                             order by stopped_at is null desc, started_at desc, id desc limit 1) k on true`;

/** In the order in which they were given to be answered. */
const BY_DATE: Keyset = { table: 'tracked_decision', as: 't', key: 'reply_by', order: 'asc' };
const LATEST: Keyset = { ...BY_DATE, order: 'desc' };

@Injectable()
export class TrackedQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly names: Names,
  ) {}

  /** What is to be answered soonest first; what has ended from the latest on. */
  async list({ state, source, agency, ...page }: TrackedFilter, me: Asker): Promise<TrackedListDto> {
    const scope = narrowing(me, 'tracked.read');
    if (!scope) return { items: [], next: null };
    const asked = new Conditions();
    asked.oneOf('c.agency', scope.agencies);
    asked.oneOf('c.district', scope.districts);
    asked.equals('t.source', source);
    asked.equals('c.agency', agency);
    if (state === 'open') asked.add(`not c.state = any(${asked.place([...ENDS, 'replied'])})`);
    if (state === 'answered') asked.add(`c.state = 'replied'`);
    if (state === 'ended') asked.oneOf('c.state', ENDS);
    const order = state === 'open' || state === 'answered' ? BY_DATE : LATEST;
    const { rows, next } = await pageOf<Row>(this.database, TRACKED, asked, order, page);
    return { items: rows.map(row => this.shown(row)), next };
  }

  private shown({ term, meeting, nth, source, documentClass, field, agency, ...row }: Row): TrackedDto {
    const { meetings = [], fields = [], classes = [] } = this.city.protocol?.tracked ?? {};
    const isMeeting = term !== null && meeting !== null && nth !== null;
    return {
      ...row,
      source: this.names.category(source),
      documentClass: namedIn(classes, documentClass),
      meeting: isMeeting ? meetingInWords({ term, kind: meeting, nth }, meetings) : null,
      field: field === null ? null : namedIn(fields, field),
      agency: agency === null ? null : this.names.agency(agency),
    };
  }
}
