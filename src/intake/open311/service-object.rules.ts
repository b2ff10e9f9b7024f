import type { FieldProblem } from '../../platform/problem/problem.js';
import type { Answer } from './answers.rules.js';
import type { Element } from './document.js';
import { required } from './open311.problems.js';
import type { Parameters } from './parameters.rules.js';
import type { RequestRow } from './requests.query.js';
import type { ToldAnswer } from './told-answers.query.js';

/** The thing that a report is about, as its owner counts it: a street light, a bus stop, a playground (CitySDK). */
export interface ServiceObject {
  type: string;
  id: string;
}

export const OBJECT_TYPE = 'service_object_type';
export const OBJECT_ID = 'service_object_id';

/** Both or neither: a number says nothing without what it is a number of. */
export function serviceObjectIn(sent: Parameters, flaws: FieldProblem[]): ServiceObject | null {
  const [type, id] = [sent.text(OBJECT_TYPE), sent.text(OBJECT_ID)];
  if (type !== null && id !== null) return { type, id };
  if (type !== null || id !== null)
    flaws.push(
      required(type === null ? OBJECT_TYPE : OBJECT_ID, {
        'zh-TW': `${OBJECT_TYPE} 與 ${OBJECT_ID} 須一併提供`,
        en: `${OBJECT_TYPE} and ${OBJECT_ID} come together`,
      }),
    );
  return null;
}

/** Kept with the case as what else was asked is: who acts reads it there. */
export const objectAnswers = ({ type, id }: ServiceObject): Answer[] => [
  { code: OBJECT_TYPE, question: { name: '設施種類', nameEn: 'Kind of object' }, answer: type },
  { code: OBJECT_ID, question: { name: '設施編號', nameEn: 'Number of the object' }, answer: id },
];

export const isOfObject = ({ code }: ToldAnswer): boolean => code === OBJECT_TYPE || code === OBJECT_ID;

/**
 * Its sender reads what was sent. Everybody else only where they are told of a place, and nothing in it looks like a
 * person's: the number of a street light is public, but what stands in a field was typed by somebody.
 */
export function objectToldOf(
  { isOwn, kind, textsRedactedAt }: Pick<RequestRow, 'isOwn' | 'kind' | 'textsRedactedAt'>,
  answers: readonly ToldAnswer[],
): Element {
  const all = answers.filter(isOfObject);
  const isTold = isOwn || (kind === 'dispatch' && all.every(({ isCovered }) => !isCovered));
  return isTold && textsRedactedAt === null
    ? Object.fromEntries(all.map(({ code, answer }) => [code, answer]))
    : {};
}
