import { Injectable } from '@nestjs/common';
import { Conditions } from '../../platform/database/conditions.js';
import { keyOf } from '../../platform/database/cursor.rules.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { BreachScope } from '../breaches/breach-scope.js';
import type { SurveyFate } from '../fact-survey.entity.js';
import { FAMILIES } from '../rollup/families.js';
import { type Narrowing, narrowedTo } from '../rollup/narrowing.js';
import { STANDING_RELEASES } from '../rollup/standing-releases.sql.js';
import type { Shown } from './response-report.dto.js';
import type { Sample } from './response-report.rules.js';

export interface ResponseCaseRow {
  id: string;
  at: Date;
  number: string;
  category: string;
  district: string | null;
  channel: string;
  agency: string | null;
  sample: Sample | null;
  surveyChannel: string | null;
  round: number | null;
  fate: SurveyFate | null;
  answeredAt: Date | null;
  service: number | null;
  outcome: number | null;
  reasons: string[];
}

interface Asked {
  show: Shown;
  sample: Sample;
  limit: number;
  after?: string;
}

/** The same words as the figures go by. */
const WHICH: Record<Exclude<Shown, 'released'>, string> = {
  invited: 'true',
  asked: `s.fate not in ('undelivered', 'moot')`,
  undelivered: `s.fate = 'undelivered'`,
  answered: `s.fate = 'answered'`,
  unhappy: `s.fate = 'answered' and least(s.service, s.outcome) <= 2`,
};

/** The cases behind the figures, one by one; one row more than the limit tells that there is a next page. */
@Injectable()
export class ResponseCasesQuery {
  /** Of surveys, what was asked first comes first. */
  asked(
    tx: Transaction,
    which: Asked & { show: Exclude<Shown, 'released'> },
    scope: BreachScope,
    narrowing: Narrowing,
  ): Promise<ResponseCaseRow[]> {
    const asked = new Conditions();
    asked.add(`s.invited_at >= ${asked.place(scope.from)} and s.invited_at < ${asked.place(scope.to)}`);
    asked.equals('s.sample', which.sample);
    asked.add(WHICH[which.show]);
    if (scope.confidentialAt)
      asked.add(`(not c.confidential or c.agency = any(${asked.place(scope.confidentialAt)}))`);
    const narrowed = narrowedTo(FAMILIES.surveys, narrowing, asked.values.length + 1);
    asked.values.push(...narrowed.values);
    asked.add(narrowed.sql);
    if (which.after !== undefined) {
      const key = keyOf(which.after);
      asked.add(`(s.invited_at, s.survey_id) > (${asked.place(key.at)}, ${asked.place(key.id)}::uuid)`);
    }
    return tx.query(
      `select s.survey_id as id, s.invited_at as at, s.number, s.category, s.district, s.channel, s.agency,
              s.sample, s.survey_channel as "surveyChannel", s.round, s.fate, s.answered_at as "answeredAt",
              s.service, s.outcome, s.reasons
         from fact_survey s join fact_case c on c.case_id = s.case_id ${asked.where}
        order by s.invited_at, s.survey_id limit ${asked.place(which.limit + 1)}`,
      asked.values,
    );
  }

  /** Of releases, whether anybody was asked about them or not. */
  released(tx: Transaction, { limit, after }: Asked, scope: BreachScope): Promise<ResponseCaseRow[]> {
    const asked = new Conditions();
    asked.add(`r.at >= ${asked.place(scope.from)} and r.at < ${asked.place(scope.to)}`);
    if (scope.confidentialAt)
      asked.add(`(not r.confidential or r.case_agency = any(${asked.place(scope.confidentialAt)}))`);
    const narrowed = narrowedTo(FAMILIES.releases, scope.narrowing, asked.values.length + 1);
    asked.values.push(...narrowed.values);
    asked.add(narrowed.sql);
    if (after !== undefined) {
      const key = keyOf(after);
      asked.add(`(r.at, r.case_id) > (${asked.place(key.at)}, ${asked.place(key.id)}::uuid)`);
    }
    return tx.query(
      `select r.case_id as id, r.at, r.number, r.category, r.district, r.channel, r.agency, null as sample,
              null as "surveyChannel", null as round, null as fate, null as "answeredAt", null as service,
              null as outcome, '[]'::jsonb as reasons
         from ${STANDING_RELEASES} r ${asked.where} order by r.at, r.case_id limit ${asked.place(limit + 1)}`,
      asked.values,
    );
  }
}
