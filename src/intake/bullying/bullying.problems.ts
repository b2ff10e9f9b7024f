import { Problem, type Words } from '../../platform/problem/problem.js';
import type { BullyingState } from './bullying.rules.js';

export const bullyingNotYours = (): Problem =>
  new Problem('BULLYING_NOT_YOURS', 403, {
    'zh-TW': '疑似校園霸凌通報僅限專責人員查閱。',
    en: 'Reports of suspected bullying are for those who are assigned to them only.',
  });

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

/** A database from before there were any: the profile has to be loaded anew. */
export const noBullyingRules = (): Problem =>
  new Problem('PROTOCOL_MISSING', 409, {
    'zh-TW': '本市設定檔尚未載入校園霸凌通報的規則，請管理者重新載入設定。',
    en: 'The city profile in force has no rules about reports of bullying yet. An operator has to load it.',
  });
