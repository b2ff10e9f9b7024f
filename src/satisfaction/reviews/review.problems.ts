import { Problem, type Words } from '../../platform/problem/problem.js';
import type { ReviewState } from './review.entity.js';

export const reviewNotFound = (): Problem =>
  new Problem('REVIEW_NOT_FOUND', 404, { 'zh-TW': '查無這件不滿意檢討。', en: 'There is no such review.' });

export const notYoursToReview = (): Problem =>
  new Problem('REVIEW_NOT_YOURS', 403, {
    'zh-TW': '這件不滿意檢討不由您決定。',
    en: 'This review is not yours to decide.',
  });

export const ownReopening = (): Problem =>
  new Problem('OWN_REOPENING', 403, {
    'zh-TW': '自己提出的重啟不能自己核定，請由另一位同仁核定。',
    en: 'Nobody approves what they have asked for themselves. Somebody else decides on it.',
  });

/** As the buttons say it (desk/urging.rules). */
export const reviewOpen = (): Problem =>
  new Problem('REVIEW_OPEN', 409, {
    'zh-TW': '民眾不滿意的檢討尚未決定，請先到「不滿意檢討」決定。',
    en: 'Somebody was not content with it, and that is not decided yet. Decide on the review first.',
  });

const IS: Record<ReviewState, Words> = {
  open: { 'zh-TW': '尚未提出重啟', en: 'Nobody has asked for a reopening.' },
  asked: { 'zh-TW': '已提出重啟，等候核定', en: 'A reopening has been asked for and waits for a decision.' },
  decided: { 'zh-TW': '已經決定', en: 'This review has been decided already.' },
  moot: {
    'zh-TW': '不需再進行：案件已重新辦理',
    en: 'The case is worked on again, so there is nothing to review.',
  },
};
export const notNow = (state: ReviewState): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': `這件不滿意檢討${IS[state]['zh-TW']}。`,
    en: IS[state].en,
  });

export const notOfWorks = (): Problem =>
  new Problem('NOT_PUBLIC_WORKS', 409, {
    'zh-TW': '只有民眾同意由機關聯繫的全民督工案件，才由機關記錄滿意度。',
    en: 'An agency asks about public works only, where who reported has agreed to be contacted by it.',
  });

export const notImproved = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '改善完成並回報後，才能記錄通報人的滿意度。',
    en: 'Whoever reported is asked once it is done and reported.',
  });

export const answeredSince = (): Problem =>
  new Problem('SURVEY_ANSWERED', 409, {
    'zh-TW': '這次改善後的滿意度已經記錄過了。',
    en: 'What they say of this improvement has been written down already.',
  });

export const notContacted = (): Problem =>
  new Problem('NOT_CONTACTED', 409, {
    'zh-TW': '改善後尚未開啟通報人的電話。請先開啟並聯繫，再記錄答覆。',
    en: 'Nobody has opened their number since it was done. Open it and call them, then write down what they say.',
  });

export const unreachable = (): Problem =>
  new Problem('CITIZEN_UNREACHABLE', 422, {
    'zh-TW': '民眾沒有留下這種聯絡方式，請改用其他方式，或改選其他處置。',
    en: 'The citizen cannot be reached that way. Choose the other way, or decide otherwise.',
  });
