import { Injectable } from '@nestjs/common';
import { type Asker, narrowing } from '../access/rights.js';
import { caseScope } from '../access/row-scope.rules.js';
import { narrowTo } from '../access/row-scope.sql.js';
import { Acting } from '../access/substitutes/acting.service.js';
import type { NamedDto } from '../city/city.dto.js';
import { Names } from '../city/names.service.js';
import { Conditions } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import type { EscalatedCaseDto, EscalationDto, EscalationsDto, EscalationsFilter } from './escalation.dto.js';
import { hearingOfAll } from './escalation.rules.js';

type Row = Omit<EscalationDto, 'case' | 'agency'> &
  Pick<EscalatedCaseDto, 'kind' | 'state' | 'urgency'> & {
    agency: string | null;
    category: string;
    district: string | null;
    holder: string | null;
  };

const COLUMNS = `
  x.id, c.number, c.kind, c.state, c.urgency, c.category, c.district, c.agency as holder, k.kind as clock, x.step,
  x.due_at as "dueAt", x.at, x.told_at as "toldAt", x.agency, x.tells,
  x.settled_at is null as "isOpen",
  (select s.seen_at from escalation_seen s where s.escalation_id = x.id and s.staff_id = $1) as "seenAt"`;

/** Somebody still has to see to it, and $1 has not seen it. */
const IS_NEWS = `x.settled_at is null
  and not exists (select 1 from escalation_seen s where s.escalation_id = x.id and s.staff_id = $1)`;

/** Who works on the case at an agency: whoever acknowledged its last order. */
const IN_HAND_OF = `(select w.acknowledged_by from work_order w where w.case_id = x.case_id and w.agency = x.agency
  order by w.dispatched_at desc, w.id desc limit 1)`;

const ESCALATIONS = 'escalation x join clock k on k.id = x.clock_id join case_file c on c.id = x.case_id';

/** What somebody was told of, about cases they may read. The latest told first: ids are made in that order. */
@Injectable()
export class EscalationQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
    private readonly acting: Acting,
  ) {}

  async list({ unseen, cursor, limit }: EscalationsFilter, me: Asker): Promise<EscalationsDto> {
    const asked = await this.toldTo(me);
    if (!asked) return { items: [], next: null, unseen: 0 };
    if (unseen === 'true') asked.add(IS_NEWS);
    if (cursor !== undefined) asked.add(`x.id < ${asked.place(cursor)}`);
    const page = `select ${COLUMNS} from ${ESCALATIONS} ${asked.where}
      order by x.id desc limit ${asked.place(limit + 1)}`;
    const [rows, news] = await Promise.all([
      this.database.query<Row>(page, asked.values),
      this.countNews(me),
    ]);
    const shown = rows.slice(0, limit);
    const next = rows.length > limit ? (shown.at(-1)?.id ?? null) : null;
    return { items: shown.map(row => this.shown(row)), next, unseen: news };
  }

  /** Null: there is none that this person was told of. */
  async one(id: string, me: Asker): Promise<EscalationDto | null> {
    const asked = await this.toldTo(me);
    if (!asked) return null;
    asked.equals('x.id', id);
    const [row] = await this.database.query<Row>(
      `select ${COLUMNS} from ${ESCALATIONS} ${asked.where}`,
      asked.values,
    );
    return row ? this.shown(row) : null;
  }

  private async countNews(me: Asker): Promise<number> {
    const asked = await this.toldTo(me);
    if (!asked) return 0;
    asked.add(IS_NEWS);
    const [row] = await this.database.query<{ news: number }>(
      `select count(*) as news from ${ESCALATIONS} ${asked.where}`,
      asked.values,
    );
    return row?.news ?? 0;
  }

  /** Null: nobody tells this person anything. */
  private async toldTo(me: Asker): Promise<Conditions | null> {
    // Who stands in for somebody is told what they would be told.
    const absent = await this.acting.whomFor(me);
    const { always, inHand } = hearingOfAll(me, absent);
    const scope = caseScope(me);
    if (scope === null || always.length + inHand.length === 0) return null;
    const asked = new Conditions(me.id);
    asked.add(`x.hearers && ${asked.place([...always, ...inHand])}::text[]`);
    const hands = [me.id, ...absent.map(({ id }) => id)];
    if (inHand.length > 0)
      asked.add(
        `(x.hearers && ${asked.place(always)}::text[] or coalesce(${IN_HAND_OF}, $1) = any(${asked.place(hands)}::uuid[]))`,
      );
    asked.equals('c.kind', narrowing(me, 'escalation.read')?.kind);
    narrowTo(asked, scope);
    return asked;
  }

  private shown({ kind, state, urgency, category, district, holder, agency, ...row }: Row): EscalationDto {
    const at = (code: string | null): NamedDto | null => (code === null ? null : this.names.agency(code));
    return {
      ...row,
      agency: at(agency),
      case: {
        ...{ kind, state, urgency, category: this.names.category(category) },
        district: district === null ? null : this.names.district(district),
        agency: at(holder),
      },
    };
  }
}
