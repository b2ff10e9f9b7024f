import { Problem, type Words } from '../../platform/problem/problem.js';
import type { SubstituteRefusal } from './substitute.rules.js';

const REFUSED: Record<SubstituteRefusal, [status: number, words: Words]> = {
  PERIOD_INVALID: [
    422,
    {
      'zh-TW': '代理期間的結束時間須在開始之後、尚未過去，且在一年之內。',
      en: 'The time must end after it begins, not be over, and end within a year.',
    },
  ],
  SUBSTITUTE_SELF: [422, { 'zh-TW': '本人不能代理自己。', en: 'Nobody stands in for themselves.' }],
  SUBSTITUTE_OVERLAPS: [
    409,
    {
      'zh-TW': '這段期間已經有代理人，請先結束原來的代理。',
      en: 'There is a substitute for a part of that time already. End that first.',
    },
  ],
  SUBSTITUTE_CIRCLE: [
    422,
    {
      'zh-TW': '這樣會互相代理：這段期間所選的代理人正由本人（或其代理人）代理，請選其他同仁。',
      en: 'They would stand in for each other in a circle. Choose another colleague.',
    },
  ],
  SUBSTITUTE_ABSENT: [
    422,
    {
      'zh-TW': '所選的代理人在這段期間也不在，請選其他同仁。',
      en: 'That colleague is away in that time as well. Choose another one.',
    },
  ],
};

export const refused = (code: SubstituteRefusal): Problem => new Problem(code, ...REFUSED[code]);

export const notAColleague = (): Problem =>
  new Problem('NOT_A_COLLEAGUE', 422, {
    'zh-TW': '代理人須為同一機關的同仁。',
    en: 'A substitute is a colleague of the same agency.',
  });

export const substituteUnavailable = (): Problem =>
  new Problem('SUBSTITUTE_UNAVAILABLE', 422, {
    'zh-TW': '所選代理人的帳號已停用或久未登入，請選其他同仁。',
    en: 'The account of that colleague is not in use. Choose another one.',
  });

export const notYoursToSet = (): Problem =>
  new Problem('SUBSTITUTE_NOT_YOURS', 403, {
    'zh-TW': '代理人由本人或機關主管設定。',
    en: 'Who is away, or the chief of the agency, says who stands in.',
  });

export const substituteNotFound = (): Problem =>
  new Problem('SUBSTITUTE_NOT_FOUND', 404, {
    'zh-TW': '查無這項代理。',
    en: 'There is no such substitution.',
  });

export const isOver = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '這項代理已經結束。',
    en: 'That substitution is over already.',
  });
