import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import type { CaseScope } from '../access/row-scope.rules.js';
import { absences, actedBy } from '../access/substitutes/absences.sql.js';
import { Names } from '../city/names.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Conditions } from '../platform/database/conditions.js';
import { keyOf } from '../platform/database/cursor.rules.js';
import { Database } from '../platform/database/database.js';
import { CaseAnswersQuery } from './case-answers.query.js';
import { CaseCardQuery } from './case-card.query.js';
import { read, type Texts } from './shared-texts.rules.js';
import type { WorkOrderCardDto, WorkOrderFilter } from './work-order-board.dto.js';

type Row = Omit<WorkOrderCardDto, 'agency' | 'case'> & {
  agency: string;
  caseId: string;
  description: string;
  sharedDescription: string | null;
  sharedQuestion: string | null;
  sharedAnswer: string | null;
};

/**
 * The legs at the agencies, the latest first, each with its case: to an agency that has handed the case over, as it was
 * when the leg ended.
 */
@Injectable()
export class WorkOrderBoardQuery {
  constructor(
    private readonly database: Database,
    private readonly cards: CaseCardQuery,
    private readonly reported: CaseAnswersQuery,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  /** `scope`: of these agencies only, in these districts. One item more than the limit tells that there is a next page. */
  async find(
    filter: WorkOrderFilter,
    { agencies, districts, withoutConfidential }: CaseScope,
    texts: Texts,
    me: Pick<Asker, 'id' | 'role'>,
  ): Promise<{ total: number; items: WorkOrderCardDto[] }> {
    const asked = new Conditions();
    asked.oneOf('w.agency', agencies);
    if (districts) {
      const district = '(select c.district from case_file c where c.id = w.case_id)';
      asked.oneOf(district, districts);
    }
    if (withoutConfidential) asked.add('not (select c.confidential from case_file c where c.id = w.case_id)');
    asked.equals('w.agency', filter.agency);
    if (filter.state === 'open') asked.add(`w.state <> 'closed'`);
    else asked.equals('w.state', filter.state);

    if (filter.mine !== undefined) {
      const now = asked.place(this.clock.now());
      const mine = `(w.acknowledged_by = ${asked.place(me.id)} or w.acknowledged_by in (
        select b.staff_id from (${absences(now)}) b where ${actedBy(asked.place(me.id), asked.place(me.role === 'agency_chief'))} and b.agency = w.agency))`;
      asked.add(filter.mine === 'true' ? mine : `(${mine}) is not true`);
    }

    if (filter.history !== undefined) {
      // Row by row: an agency's orders are few beside all cases.
      const history = `(select c.origin from case_file c where c.id = w.case_id) = 'replay'`;
      asked.add(filter.history === 'true' ? history : `not ${history}`);
    }

    const count = `select count(*) as total from work_order w ${asked.where}`;
    const values = [...asked.values];
    if (filter.after !== undefined) {
      const key = keyOf(filter.after);
      asked.add(`(w.dispatched_at, w.id) < (${asked.place(key.at)}, ${asked.place(key.id)})`);
    }
    const page = `select w.id, w.version, w.role, w.state, w.agency, w.dispatched_at as "dispatchedAt",
        w.delivered_at as "deliveredAt", w.acknowledged_at as "acknowledgedAt", w.arrived_at as "arrivedAt",
        w.reported_at as "reportedAt", w.outcome, w.case_id as "caseId",
        w.question, w.shared_question as "sharedQuestion",
        case when w.role = 'co_handling' then w.report_text end as answer, w.shared_report as "sharedAnswer",
        (select k.due_at from clock k where k.work_order_id = w.id and k.kind = 'answer') as "answerDueAt",
        c.description, c.shared_description as "sharedDescription", h.name as holder,
        case when b.id is not null then
          json_build_object('name', s.name, 'isMe', coalesce(${actedBy(asked.place(me.id), asked.place(me.role === 'agency_chief'))}, false)) end as "standIn"
      from (select * from work_order w ${asked.where}
             order by w.dispatched_at desc, w.id desc limit ${asked.place(filter.limit + 1)}) w
      join case_file c on c.id = w.case_id
      left join staff h on h.id = w.acknowledged_by
      left join (${absences(asked.place(this.clock.now()))}) b on b.staff_id = h.id and b.agency = w.agency
      left join staff s on s.id = b.substitute_id
      order by w.dispatched_at desc, w.id desc`;
    const [[counted], rows] = await Promise.all([
      this.database.query<{ total: number }>(count, values),
      this.database.query<Row>(page, asked.values),
    ]);
    return { total: counted?.total ?? 0, items: await this.withCases(rows, agencies, texts) };
  }

  private async withCases(
    rows: Row[],
    agencies: readonly string[] | undefined,
    texts: Texts,
  ): Promise<WorkOrderCardDto[]> {
    const cases = await this.cards.held([...new Set(rows.map(row => row.caseId))], texts);
    const open = [...cases].filter(([, { confidential }]) => !confidential).map(([id]) => id);
    const reported = await this.reported.ofCases(open, texts);
    return rows.flatMap(found => {
      const {
        caseId,
        description: typed,
        sharedDescription,
        sharedQuestion,
        sharedAnswer,
        agency,
        ...row
      } = found;
      const held = cases.get(caseId);
      if (!held) return [];
      const description = read(texts, typed, sharedDescription).text;
      const ours = held.holders.filter(one => agencies?.includes(one.agency));
      const hasLeft = agencies !== undefined && ours.every(({ until }) => until !== null);
      const card = hasLeft ? this.cards.asLeft(held, ({ id }) => id === row.id) : held.card;
      const answers = reported.get(caseId) ?? [];
      const question = read(texts, row.question, sharedQuestion).text;
      const answer = read(texts, row.answer, sharedAnswer).text;
      return [
        {
          ...row,
          question,
          answer,
          agency: this.names.agency(agency),
          case: { ...card, description, answers },
        },
      ];
    });
  }
}
