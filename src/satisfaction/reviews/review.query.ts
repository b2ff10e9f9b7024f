import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../../access/confidential.rules.js';
import { type Asker, narrowing } from '../../access/rights.js';
import type { NamedDto } from '../../city/city.dto.js';
import { CityService } from '../../city/city.service.js';
import { Names } from '../../city/names.service.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import { type Keyset, pageOf } from '../../platform/database/page.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { ReviewDto, ReviewsDto, ReviewsFilter } from './review.dto.js';
import {
  agreedToBy,
  decidedBy,
  mayApproveReview,
  mayDecideReview,
  mayReadReview,
  mayRefuseReview,
} from './review.rules.js';
import { REVIEWS, type ReviewRow } from './reviews.sql.js';

const LATEST_FIRST: Keyset = { table: 'review', as: 'v', key: 'opened_at', order: 'desc' };
/** All have the same time: whatever was opened first is late first. */
const LATE_FIRST: Keyset = { ...LATEST_FIRST, order: 'asc' };

/** Who is not content, and what is made of it. */
@Injectable()
export class ReviewQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly names: Names,
  ) {}

  async list({ state, ...page }: ReviewsFilter, me: Asker): Promise<ReviewsDto> {
    const scope = narrowing(me, 'review.read');
    if (!scope) return { items: [], count: 0, next: null };
    const asked = new Conditions();
    asked.oneOf('c.district', scope.districts);
    asked.equals('c.kind', scope.kind);
    if (!readsConfidential(me)) asked.add('not c.confidential');
    if (state === 'open') asked.add(`v.state in ('open', 'asked')`);
    // As `mayDecideReview` and `mayApproveReview` say, before a page is cut.
    if (state === 'mine')
      asked.add(`(v.state = 'open' and v.decider = any(${asked.place(decidedBy(me.role))})
        or v.state = 'asked' and v.asked_by <> ${asked.place(me.id)}
           and v.decider = any(${asked.place(agreedToBy(me.role))}))`);
    if (state === 'decided') asked.add(`v.state = 'decided'`);
    const order = state === 'open' || state === 'mine' ? LATE_FIRST : LATEST_FIRST;
    const [counted] = await this.database.query<{ count: number }>(
      `select count(*)::integer as count from review v join case_file c on c.id = v.case_id ${asked.where}`,
      asked.values,
    );
    const { rows, next } = await pageOf<ReviewRow>(this.database, REVIEWS, asked, order, page);
    return { items: rows.map(row => this.shown(row, me)), count: counted?.count ?? 0, next };
  }

  async one(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<ReviewDto> {
    const [row] = await on.query<ReviewRow>(`${REVIEWS} where v.id = $1`, [id]);
    if (!row) throw new Error(`There is no review ${id}.`);
    return this.shown(row, me);
  }

  private shown(row: ReviewRow, me: Asker): ReviewDto {
    const { number, kind, category, district, agency, byAgency, answers, askedBy, hasOpinion, ...rest } = row;
    const { askedByName, decidedByName, ...review } = rest;
    const { state, decider } = review;
    const on = { decider, kind, district, askedBy };
    const hasTexts = hasOpinion || answers.some(({ hasText }) => hasText);
    return {
      ...review,
      agency: agency === null ? null : this.names.agency(agency),
      byAgency: byAgency === null ? null : this.names.agency(byAgency),
      answers: answers.map(one => ({
        ...one,
        byAgency: one.byAgency === null ? null : this.names.agency(one.byAgency),
        answeredAt: new Date(one.answeredAt).toISOString(),
        reasons: one.reasons.map(code => this.reason(code)),
      })),
      askedBy: askedByName,
      decidedBy: decidedByName,
      case: this.names.caseInShort({ number, kind, category, district }),
      mayDecide: state === 'open' && mayDecideReview(me, on),
      mayApprove: state === 'asked' && mayApproveReview(me, on),
      mayRefuse: state === 'asked' && mayRefuseReview(me, on),
      mayRead: hasTexts && mayReadReview(me, on),
    };
  }

  private reason(code: string): NamedDto {
    const known = this.city.protocol?.satisfaction?.reasons.find(one => one.code === code);
    return { code, name: known?.name ?? code, nameEn: known?.nameEn ?? code };
  }
}
