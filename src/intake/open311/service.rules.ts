import type { Versioned } from '../../city/city-profile.js';
import type { Category } from '../../city/profile.js';
import type { Datatype, Question } from '../../city/question.js';
import type { Words } from '../../platform/problem/problem.js';
import type { Element } from './document.js';

export type Language = keyof Words;

/** `locale` of CitySDK; Chinese where it asks for something else. */
export const languageOf = (locale: string | null): Language => (/^en\b/i.test(locale ?? '') ? 'en' : 'zh-TW');

const HINTS: Readonly<Record<Datatype, Words>> = {
  string: { 'zh-TW': '一行文字', en: 'One line of text' },
  text: { 'zh-TW': '文字', en: 'Text' },
  number: { 'zh-TW': '數字', en: 'A number' },
  datetime: { 'zh-TW': '日期與時間', en: 'Date and time' },
  singlevaluelist: { 'zh-TW': '請選一項', en: 'Choose one' },
  multivaluelist: { 'zh-TW': '可複選', en: 'Choose one or several' },
};
const TOLD: Words = { 'zh-TW': '說明，不需填答', en: 'For your information; nothing to answer' };

/** What decides who acts is asked first, and of the citizen too. */
export const askedOf = ({ attributes, questions = [] }: Category): Question[] => [
  ...attributes.map(attribute => ({
    ...attribute,
    datatype: 'singlevaluelist' as const,
    told: false,
    hint: null,
  })),
  ...questions,
];

export const nameIn = (language: Language, one: { name: string; nameEn: string }): string =>
  language === 'en' ? one.nameEn : one.name;

const labelIn = (language: Language, one: { label: string; labelEn: string }): string =>
  language === 'en' ? one.labelEn : one.label;

export function serviceOf(category: Versioned<Category>, language: Language): Element {
  const [name, group] = [nameIn(language, category), nameIn(language, category.group)];
  return {
    service_code: category.code,
    service_name: name,
    description: language === 'en' ? `${name} (${group})` : `${name}（${group}）`,
    metadata: askedOf(category).length > 0,
    type: category.answeredWith ?? 'realtime',
    keywords: category.keywords.map(word => word.replaceAll(',', ' ')).join(','),
    group,
  };
}

export function definitionOf(category: Versioned<Category>, language: Language): Element {
  return {
    service_code: category.code,
    attributes: askedOf(category).map((question, index) => ({
      variable: !question.told,
      code: question.code,
      datatype: question.datatype,
      required: question.required,
      datatype_description: (question.hint ?? (question.told ? TOLD : HINTS[question.datatype]))[language],
      order: index + 1,
      description: nameIn(language, question),
      values:
        question.options.length > 0
          ? question.options.map(one => ({ key: one.value, name: labelIn(language, one) }))
          : undefined,
    })),
  };
}
