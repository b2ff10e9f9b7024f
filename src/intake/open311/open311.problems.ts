import { type FieldProblem, Problem, type Words } from '../../platform/problem/problem.js';

/** Answered by `problem-form.ts` as GeoReport v2 has it: one error for each field. */

const field = (name: string, message: Words): FieldProblem => ({ field: name, message });

/** Clients and their tests look for `NAME required`. */
export const required = (
  name: string,
  label: Words = { 'zh-TW': '必填', en: 'it is missing' },
): FieldProblem =>
  field(name, { 'zh-TW': `${name} required：${label['zh-TW']}`, en: `${name} required: ${label.en}` });

export const wrong = (name: string, zh: string, en: string): FieldProblem =>
  field(name, { 'zh-TW': `${name}：${zh}`, en: `${name}: ${en}` });

export const refused = (fields: FieldProblem[]): Problem =>
  new Problem('INVALID', 400, { 'zh-TW': '有參數需要修正。', en: 'Parameters need correction.' }, fields);

export const keyRefused = (): Problem =>
  new Problem('API_KEY_INVALID', 403, {
    'zh-TW': 'api_key：缺少金鑰、金鑰不正確或已失效，或金鑰沒有這項權限。',
    en: 'api_key: missing, wrong, expired, or not for this.',
  });

export const notKnown = (name: string): Problem =>
  new Problem('NOT_FOUND', 404, {
    'zh-TW': `${name}：沒有這個項目。`,
    en: `${name}: there is no such one.`,
  });

export const tooDeep = (): Problem =>
  refused([wrong('page', '太後面了，請縮小時間範圍', 'is too far behind; ask for a narrower time')]);

export const notText = (): Problem =>
  refused([wrong('request', '內容含有不能儲存的字元', 'holds characters that are no text')]);
