import type { Category } from '../../city/profile.js';
import type { Question } from '../../city/question.js';
import type { FieldProblem } from '../../platform/problem/problem.js';
import { required, wrong } from './open311.problems.js';
import { askedOf } from './service.rules.js';
import { timeIn } from './time.rules.js';

const MOST_ANSWER = 1000;
const NUMBER = /^[+-]?\d{1,15}(\.\d{1,15})?$/;

export interface Answer {
  code: string;
  question: { name: string; nameEn: string };
  answer: string;
}

export interface Answered {
  /** By which the case is routed. */
  attributes: Record<string, string>;
  /** Kept with the case, in words. */
  answers: Answer[];
  flaws: FieldProblem[];
}

/** What was answered to what a service asks. Anything else is left alone: clients send much of their own. */
export function answersIn(category: Category, sent: ReadonlyMap<string, string[]>): Answered {
  const answered: Answered = { attributes: {}, answers: [], flaws: [] };
  const routing = new Set(category.attributes.map(({ code }) => code));
  for (const question of askedOf(category)) {
    const { code, name, nameEn } = question;
    const values = [...new Set(sent.get(code) ?? [])];
    if (question.told) continue;
    if (values.length === 0) {
      if (question.required) answered.flaws.push(required(code, { 'zh-TW': name, en: nameEn }));
      continue;
    }
    const flaw = flawOf(question, values);
    if (flaw) answered.flaws.push(flaw);
    else if (routing.has(code)) answered.attributes[code] = values[0] as string;
    else answered.answers.push({ code, question: { name, nameEn }, answer: inWords(question, values) });
  }
  return answered;
}

function flawOf({ code, datatype, options }: Question, values: string[]): FieldProblem | null {
  const chosen = options.filter(({ value }) => values.includes(value));
  const stop = chosen.find(one => one.stop)?.stop;
  if (stop) return { field: code, code: 'STOP', message: stop };
  const isList = datatype.endsWith('list');
  if (isList && chosen.length < values.length)
    return wrong(code, '不是可用的選項', 'is not one of its values');
  if (datatype !== 'multivaluelist' && values.length > 1)
    return wrong(code, '只能有一個答案', 'has one answer only');
  const [value] = values as [string];
  if (datatype === 'number' && !NUMBER.test(value)) return wrong(code, '須為數字', 'must be a number');
  if (datatype === 'datetime' && !timeIn(value))
    return wrong(code, '須為 ISO 8601 時間', 'must be an ISO 8601 time');
  return [...value].length > MOST_ANSWER ? wrong(code, '太長了', 'is too long') : null;
}

const inWords = ({ options }: Question, values: string[]): string =>
  options.length > 0
    ? options
        .filter(({ value }) => values.includes(value))
        .map(({ label }) => label)
        .join('、')
    : values.join('、');
