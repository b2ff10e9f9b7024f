import { Problem, type Words } from '../../platform/problem/problem.js';
import { type BullyingAction, type BullyingState, type Standing, stateOf } from './bullying.rules.js';

export const bullyingNotFound = (): Problem =>
  new Problem('BULLYING_NOT_FOUND', 404, { 'zh-TW': '查無這件通報。', en: 'There is no such report.' });

const IS: Record<BullyingState, Words> = {
  waiting: { 'zh-TW': '尚未決定是否受理', en: 'It has not been decided whether this report is accepted.' },
  accepted: { 'zh-TW': '已經受理', en: 'This report has been accepted already.' },
  not_accepted: { 'zh-TW': '已決定不予受理', en: 'This report was not accepted.' },
};
const FORGOTTEN: Words = {
  'zh-TW': '保存期限已過，內容已刪除',
  en: 'The time of this report is over: what was typed is deleted.',
};
const HELD: Words = { 'zh-TW': '已在保全中', en: 'This report is on hold already.' };
const NOT_HELD: Words = { 'zh-TW': '不在保全中', en: 'This report is not on hold.' };

/** Why this cannot be done with it now. */
export function bullyingIs(action: BullyingAction, report: Standing): Problem {
  const why =
    report.forgottenAt !== null
      ? FORGOTTEN
      : action === 'hold'
        ? HELD
        : action === 'lift'
          ? NOT_HELD
          : IS[stateOf(report)];
  return new Problem('ACTION_NOT_POSSIBLE', 409, { 'zh-TW': `這件通報${why['zh-TW']}。`, en: why.en });
}
