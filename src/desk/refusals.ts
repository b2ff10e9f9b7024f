import { Problem } from '../platform/problem/problem.js';

export const caseNotFound = (): Problem =>
  new Problem('CASE_NOT_FOUND', 404, {
    'zh-TW': '查無此案件編號，請確認是否輸入正確。',
    en: 'There is no case with this number. Check that it was typed correctly.',
  });

export const caseNotYours = (): Problem =>
  new Problem('CASE_NOT_YOURS', 403, {
    'zh-TW': '這個案件不屬於您的機關，您不能閱讀。',
    en: 'This case belongs to another agency and you may not read it.',
  });

export const noPetitioner = (): Problem =>
  new Problem('NO_PETITIONER', 404, {
    'zh-TW': '這個案件沒有留下陳情人資料。',
    en: 'Nobody left a name or number with this case.',
  });
