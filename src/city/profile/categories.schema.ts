import { ANSWERED_WITH, DATATYPES } from '../question.js';
import { categoryCode, list, named, record, slug, text, words, yes } from './schema-parts.js';

/** The form of `categories.yaml`. */

const wordList = list(text, 0);
const asked = { type: 'string', pattern: '^[a-z][A-Za-z0-9]*$' };
const option = { value: { type: 'string', pattern: '^[A-Za-z0-9-]+$' }, label: text, labelEn: text };

const category = {
  code: categoryCode,
  ...named,
  photoRequired: yes,
  uncategorised: yes,
  contactByAgency: yes,
  confidential: yes,
  attributes: { type: 'object', additionalProperties: { enum: ['required', 'optional'] } },
  questions: { type: 'object', additionalProperties: { enum: ['required', 'optional', 'told'] } },
  answeredWith: { enum: ANSWERED_WITH },
  aliases: wordList,
  keywords: wordList,
};
const optional = [
  'photoRequired',
  'uncategorised',
  'contactByAgency',
  'confidential',
  'attributes',
  'questions',
  'answeredWith',
  'aliases',
];
const question = record(
  {
    ...{ code: asked, ...named, datatype: { enum: DATATYPES }, hint: words },
    options: list(record({ ...option, stop: words }, ['stop']), 2),
  },
  ['hint', 'options'],
);

export const categories = record(
  {
    groups: list(record({ code: slug, ...named })),
    fields: list(record({ code: slug, ...named })),
    attributes: list(record({ code: asked, ...named, options: list(record(option), 2) })),
    questions: list(question, 0),
    dispatch: list(
      record({ ...category, group: slug, urgency: { enum: ['P1', 'P2', 'P3'] } }, [...optional, 'urgency']),
    ),
    petition: list(record({ ...category, field: slug }, optional)),
  },
  ['questions'],
);
