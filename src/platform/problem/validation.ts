import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldProblem, Problem } from './problem.js';

/** Validates every DTO at the edge: unknown properties are refused, every wrong field is named at once. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: errors => invalid(errors.flatMap(error => fieldProblems(error))),
  });

/**
 * Names every wrong field. Where all are wrong in the same way that is the code, else INVALID. INVALID is 400; what has
 * a code of its own was understood and still cannot be: 422, as wherever else that code is told.
 */
export function invalid(fields: FieldProblem[]): Problem {
  const [first = 'INVALID', ...others] = new Set(fields.map(field => field.code ?? 'INVALID'));
  const code = others.length === 0 ? first : 'INVALID';
  const count = fields.length;
  return new Problem(
    code,
    code === 'INVALID' ? 400 : 422,
    {
      'zh-TW': `有 ${count} 個欄位需要修正，請看各欄位的說明。`,
      en: `${count} ${count === 1 ? 'field needs' : 'fields need'} correction.`,
    },
    fields,
  );
}

const WORDS: Record<string, string> = {
  isNotEmpty: '不可空白',
  isDefined: '不可空白',
  isString: '須為文字',
  isEnum: '不是可用的選項',
  isIn: '不是可用的選項',
  isInt: '須為整數',
  isNumber: '須為數字',
  isUuid: '編號格式不正確',
  isISO8601: '須為 ISO 8601 時間',
  isDate: '須為 ISO 8601 時間',
  isEmail: '電子郵件格式不正確',
  maxLength: '太長了',
  minLength: '太短了',
  max: '太大了',
  min: '太小了',
  isArray: '須為清單',
  arrayMaxSize: '項目太多',
  isBoolean: '須為是或否',
  isLongitude: '經度不正確',
  isLatitude: '緯度不正確',
  matches: '格式不正確',
  whitelistValidation: '沒有這個欄位',
};

/** Every wrong field within `path`. */
export function fieldProblems(error: ValidationError, path = ''): FieldProblem[] {
  const field = path ? `${path}.${error.property}` : error.property;
  const [broken] = Object.entries(error.constraints ?? {});
  const own = broken
    ? [{ field, message: { 'zh-TW': WORDS[broken[0]] ?? '內容不正確', en: broken[1] } }]
    : [];
  return [...own, ...(error.children ?? []).flatMap(child => fieldProblems(child, field))];
}
