import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../../access/confidential.rules.js';
import type { Asker } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Names } from '../../city/names.service.js';
import type { CaseKind } from '../../events.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { MOST_ANSWER_TEXT } from '../answer.rules.js';
import { AnswerKeeper } from '../answer-keeper.service.js';
import type { SurveyCallDto, SurveyCallsDto } from './survey-call.dto.js';
import { isCallingTime } from './survey-call.rules.js';

/** More than anyone telephones in a shift. */
const MOST = 500;

type Row = Omit<SurveyCallDto, 'case' | 'attempts' | 'isMine'> & {
  takerId: string | null;
  number: string;
  kind: CaseKind;
  category: string;
  district: string | null;
  confidential: boolean;
  receivedAt: Date;
  releasedAt: Date;
};
type AttemptRow = SurveyCallDto['attempts'][number] & { surveyId: string };

const CALLS = `
  select t.survey_id as id, t.version, s.language, t.due_at as "dueAt", s.expires_at as "expiresAt",
         t.taken_by as "takerId", f.name as "takenBy", s.released_at as "releasedAt",
         c.number, c.kind, c.category, c.district, c.confidential, c.received_at as "receivedAt"
    from survey s join survey_call t on t.survey_id = s.id join case_file c on c.id = s.case_id
    left join staff f on f.id = t.taken_by`;
const ATTEMPTS = `
  select a.survey_id as "surveyId", a.attempted_at as at, a.result, f.name as by
    from survey_call_attempt a join staff f on f.id = a.attempted_by
   where a.survey_id = any($1::uuid[]) order by a.attempted_at, a.id`;

/** Survey calls as the desks of the centre see them, without a word of who is to be called. */
@Injectable()
export class SurveyCallQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly names: Names,
    private readonly answers: AnswerKeeper,
    private readonly clock: Clock,
  ) {}

  /**
   * Those whose time has come: who was drawn before who has only a telephone, so that it is not the sample that is cut
   * short where there are more than are called; then the one that ends first. At other times, what was taken.
   */
  async open(me: Asker): Promise<SurveyCallsDto> {
    const { hours = [], attempts: mostAttempts = 0 } = this.city.protocol?.satisfaction?.phone ?? {};
    const now = this.clock.now();
    const isTime = isCallingTime(now, hours, day => this.city.isHoliday(day));
    const rows = await this.database.query<Row>(
      `${CALLS} where s.state = 'sent' and s.channel = 'call'
          and (t.taken_by is not null or ($4 and t.due_at <= $5 and s.expires_at > $5))
          and ($2::text[] is null or c.district = any($2)) and (not c.confidential or $3)
        order by t.taken_by is distinct from $1, s.sample <> 'phone', s.expires_at, t.survey_id limit ${MOST}`,
      [me.id, me.districts ?? null, readsConfidential(me), isTime, now],
    );
    const items = await this.complete(rows, this.database, me);
    const { reasons } = this.answers;
    return { items, isTime, hours, mostAttempts, reasons, mostText: MOST_ANSWER_TEXT };
  }

  async one(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<SurveyCallDto> {
    const rows = await on.query<Row>(`${CALLS} where t.survey_id = $1`, [id]);
    const [call] = await this.complete(rows, on, me);
    if (!call) throw new Error(`There is no survey call ${id}.`);
    return call;
  }

  private async complete(rows: Row[], on: Pick<Transaction, 'query'>, me: Asker): Promise<SurveyCallDto[]> {
    const attempts = rows.length > 0 ? await on.query<AttemptRow>(ATTEMPTS, [rows.map(({ id }) => id)]) : [];
    return rows.map(({ takerId, number, kind, category, district, ...row }) => {
      const { confidential, receivedAt, releasedAt, ...call } = row;
      const inShort = this.names.caseInShort({ number, kind, category, district });
      return {
        ...call,
        isMine: takerId === me.id,
        case: { ...inShort, confidential, receivedAt, releasedAt },
        attempts: attempts
          .filter(({ surveyId }) => surveyId === call.id)
          .map(({ surveyId: _, ...attempt }) => attempt),
      };
    });
  }
}
