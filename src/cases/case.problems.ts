import type { Named } from '../city/profile.js';
import { Problem, type Words } from '../platform/problem/problem.js';
import { ACTION_WORDS, STATE_WORDS } from './case.words.js';
import type { CaseActionName } from './case-actions.rules.js';
import type { CaseFile } from './case-file.entity.js';

export const caseNotFound = (): Problem =>
  new Problem('CASE_NOT_FOUND', 404, {
    'zh-TW': '查無此案件編號，請確認是否輸入正確。',
    en: 'There is no case with this number. Check that it was typed correctly.',
  });

export const notYoursToRead = (): Problem =>
  new Problem('CASE_NOT_YOURS', 403, {
    'zh-TW': '這個案件不屬於您的機關，您不能閱讀。',
    en: 'This case belongs to another agency and you may not read it.',
  });

export const confidential = (): Problem =>
  new Problem('CASE_CONFIDENTIAL', 403, {
    'zh-TW': '這是保密案件，僅專責人員可以閱讀內容；來電者詢問時，請以電話查詢結果說明案號與狀態。',
    en: 'This case is confidential and read by assigned staff only. To a caller, tell number and state from the search by telephone.',
  });

export const notYoursToChange = (): Problem =>
  new Problem('CASE_NOT_YOURS', 403, {
    'zh-TW': '您沒有辦理這個案件的權限。',
    en: 'You may not do this with this case.',
  });

/** 全民督工: what ends the case is the inspection group's, and no other case is. */
export const supervision = (isSupervised: boolean): Problem =>
  isSupervised
    ? new Problem('CASE_OF_INSPECTION', 403, OF_INSPECTION)
    : new Problem('CASE_NOT_OF_INSPECTION', 403, {
        'zh-TW': '查核小組只對全民督工案件這樣做；其他案件由聯合服務中心辦理。',
        en: 'The inspection group does this with reports of public works only; other cases are the service centre’s.',
      });

export const OF_INSPECTION: Words = {
  'zh-TW': '全民督工案件由工程施工查核小組確認改善後結案，您不能這樣做。',
  en: 'Reports of public works are closed by the inspection group, once it has confirmed that they are improved; you may not do this.',
};

/** Nothing would ever be due: such a case would be late for nobody. */
export const withoutLimits = ({ code, name, nameEn }: Named): Problem =>
  new Problem('CATEGORY_WITHOUT_LIMITS', 422, {
    'zh-TW': `「${name}」（${code}）沒有訂定辦理期限，案件不能歸入這個案類；請先由管理者在時限設定中補上。`,
    en: `"${nameEn}" (${code}) has no time limits, so no case can be of it. They have to be set in the limits first.`,
  });

export const notPossible = ({ kind, state }: CaseFile, action: CaseActionName): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': `案件目前為「${STATE_WORDS[state]['zh-TW']}」，不能${ACTION_WORDS[action]['zh-TW']}。`,
    en: `A ${kind} case that is ${STATE_WORDS[state].en} cannot be ${ACTION_WORDS[action].en}.`,
  });
