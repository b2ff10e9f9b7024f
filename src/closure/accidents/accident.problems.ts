import { Problem, type Words } from '../../platform/problem/problem.js';
import type { FlawOfTime, Obstacle } from './accident.rules.js';

export const accidentNotFound = (): Problem =>
  new Problem('ACCIDENT_NOT_FOUND', 404, { 'zh-TW': '查無這件意外事件。', en: 'There is no such accident.' });

export const accidentNotYours = (): Problem =>
  new Problem('ACCIDENT_NOT_YOURS', 403, {
    'zh-TW': '這件意外事件不由您的機關處理。',
    en: 'This accident is not yours to deal with.',
  });

export const noticeNotYours = (): Problem =>
  new Problem('NOTICE_NOT_YOURS', 403, {
    'zh-TW': '這件意外事件沒有通知您的單位，不需確認。',
    en: 'You were not told of this accident, so there is nothing to confirm.',
  });

export const accidentOpen = (): Problem =>
  new Problem('ACCIDENT_OPEN', 409, {
    'zh-TW': '這個案件已經標記為意外事件，正在追蹤中。',
    en: 'This case is marked as an accident already, and it is being followed.',
  });

export const caseHasEnded = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '案件已經結束，不能標記為意外事件；請先重啟案件或另立新案。',
    en: 'The case has ended and cannot be marked; reopen it or record a new one.',
  });

/** Nobody has been there, or nobody has said so. */
export const notAttended = (numbers: readonly string[]): Problem =>
  new Problem('ACCIDENT_NOT_ATTENDED', 409, {
    'zh-TW': `案件 ${numbers.join('、')} 是意外事件，登錄到場處理之前，不能解除管制、撤回、轉陳情、不予處理或移轉。如為誤報，請話務主管先將意外事件以誤報結案。`,
    en: `Case ${numbers.join(', ')} is an accident: nothing of it can be ended before it is recorded that somebody was there. If it was marked by mistake, a supervisor closes the accident first.`,
  });

const OBSTACLES: Record<Obstacle, Words> = {
  closed: { 'zh-TW': '這件意外事件已經結案。', en: 'This accident has been closed.' },
  attended: { 'zh-TW': '到場時間已經登錄。', en: 'It has been recorded already that somebody was there.' },
  not_attended: {
    'zh-TW': '尚未登錄到場處理，請先登錄到場。',
    en: 'It has not been recorded yet that somebody was there.',
  },
  not_cared: {
    'zh-TW': '有人受傷，尚未登錄關懷慰問，不能結案。',
    en: 'Somebody is hurt and has not been visited yet, so it cannot be closed.',
  },
  nobody_hurt: {
    'zh-TW': '這個等級沒有人受傷，不需關懷慰問。',
    en: 'Nobody is hurt at this grade, so there is nobody to visit.',
  },
};
export const standsInTheWay = (obstacle: Obstacle): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, OBSTACLES[obstacle]);

const wrong = (field: string, code: string, words: Words): Problem =>
  new Problem(code, 422, words, [{ field, code, message: words }]);

const TIMES: Record<FlawOfTime, [code: string, words: Words]> = {
  no_time: ['NO_SUCH_TIME', { 'zh-TW': '沒有這個時間。', en: 'There is no such time.' }],
  to_come: ['TIME_TO_COME', { 'zh-TW': '這個時間還沒到。', en: 'This time has not come yet.' }],
  before_receipt: [
    'TIME_BEFORE_RECEIPT',
    { 'zh-TW': '這個時間早於案件受理時間。', en: 'This time is before the case came in.' },
  ],
};
export const wrongTime = (flaw: FlawOfTime): Problem => wrong('at', ...TIMES[flaw]);

export const unknownGrade = (): Problem =>
  wrong('grade', 'UNKNOWN_CODE', { 'zh-TW': '城市設定沒有這個等級。', en: 'The city has no such grade.' });
export const unknownWay = (): Problem =>
  wrong('way', 'UNKNOWN_CODE', {
    'zh-TW': '城市設定沒有這個慰問方式。',
    en: 'The city has no such way of visiting.',
  });

/** A database from before there were any: the profile has to be loaded anew. */
export const noAccidentRules = (): Problem =>
  new Problem('PROTOCOL_MISSING', 409, {
    'zh-TW': '本市設定檔尚未載入意外事件的規則，請管理者重新載入設定。',
    en: 'The city profile in force has no rules about accidents yet. An operator has to load it.',
  });
