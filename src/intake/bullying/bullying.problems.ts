import { Problem, type Words } from '../../platform/problem/problem.js';
import type { BullyingState } from './bullying.rules.js';

export const bullyingNotFound = (): Problem =>
  new Problem('BULLYING_NOT_FOUND', 404, { 'zh-TW': '查無這件通報。', en: 'There is no such report.' });

const IS: Record<BullyingState, Words> = {
  waiting: { 'zh-TW': '尚未決定是否受理', en: 'It has not been decided whether this report is accepted.' },
  accepted: { 'zh-TW': '已經受理', en: 'This report has been accepted already.' },
  not_accepted: { 'zh-TW': '已決定不予受理', en: 'This report was not accepted.' },
};
export const bullyingIs = (state: BullyingState): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': `這件通報${IS[state]['zh-TW']}。`,
    en: IS[state].en,
  });
