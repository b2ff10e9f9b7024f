import type { CaseKind } from '../../events.js';
import { UNHAPPY } from '../answer.rules.js';
import type { SurveyChannel, SurveySample } from '../survey.events.js';
import type { Review } from './review.entity.js';

export interface AnswerInReview {
  surveyId: string;
  answeredAt: string;
  channel: SurveyChannel;
  sample: SurveySample;
  byAgency: string | null;
  service: number;
  outcome: number;
  reasons: string[];
  hasText: boolean;
  takenBy: string | null;
}

export type ReviewRow = Pick<
  Review,
  | 'id'
  | 'version'
  | 'state'
  | 'decider'
  | 'decision'
  | 'round'
  | 'openedAt'
  | 'askedAt'
  | 'askedBy'
  | 'decidedAt'
> & {
  askedByName: string | null;
  decidedByName: string | null;
  hasOpinion: boolean;
  dueAt: Date | null;
  byAgency: string | null;
  afterRework: boolean;
  answers: AnswerInReview[];
  number: string;
  kind: CaseKind;
  category: string;
  district: string | null;
  agency: string | null;
};

/** Surveys `x` with the voices that review `v` is about: all of that release, whoever wrote them down. */
export const ANSWERS_OF_REVIEW = 'x.case_id = v.case_id and x.round = v.round';

/** Reviews `v`, each with its case `c`, who had it then (`w`), the survey `s` that opened it, and every unhappy answer about that release. */
export const REVIEWS = `
  select v.id, v.version, v.state, v.decider, v.decision, v.round, v.opened_at as "openedAt", v.asked_at as "askedAt",
         v.asked_by as "askedBy", p.name as "askedByName", v.decided_at as "decidedAt", d.name as "decidedByName",
         (v.opinion is not null or v.refusal is not null) as "hasOpinion", k.due_at as "dueAt", s.by_agency as "byAgency",
         s.after_rework as "afterRework", c.number, c.kind, c.category, c.district, coalesce(w.agency, c.agency) as agency,
         (select json_agg(json_build_object(
                   'surveyId', x.id, 'answeredAt', n.answered_at, 'channel', x.channel, 'sample', x.sample, 'byAgency', x.by_agency,
                   'service', n.service, 'outcome', n.outcome, 'reasons', n.reasons, 'hasText', n.text is not null,
                   'takenBy', t.name) order by n.answered_at, x.id)
            from survey x join answer n on n.survey_id = x.id left join staff t on t.id = n.taken_by
           where ${ANSWERS_OF_REVIEW} and least(n.service, n.outcome) <= ${UNHAPPY}) as answers
    from review v join survey s on s.id = v.survey_id join case_file c on c.id = v.case_id
         left join staff p on p.id = v.asked_by left join staff d on d.id = v.decided_by
         left join lateral (select agency from work_order where case_id = v.case_id and role = 'lead'
                               and dispatched_at <= v.opened_at order by dispatched_at desc limit 1) w on true
         left join lateral (select due_at from clock where case_id = v.case_id and kind = 'review'
                               and started_at = v.opened_at order by id limit 1) k on true`;
