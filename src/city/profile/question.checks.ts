import { type Check, type Complaint, repeated } from './check.js';
import type { ProfileSource } from './files.js';

const FILE = 'categories.yaml';
const LISTS = ['singlevaluelist', 'multivaluelist'];

/** What an app asks (Open311 service definitions). */
export const questionChecks: Check[] = [
  { needs: [FILE], find: questionsAreUnique },
  { needs: [FILE], find: questionsCanBeAnswered },
  { needs: [FILE], find: categoriesAskKnownQuestions },
];

/** An app sends attributes and questions by their codes alone. */
function* questionsAreUnique({ [FILE]: source }: ProfileSource): Generator<Complaint> {
  const { attributes, questions = [] } = source;
  yield* repeated(FILE, 'code', [
    ...attributes.map(({ code }, i): [string[], string] => [['attributes', String(i)], code]),
    ...questions.map(({ code }, i): [(string | number)[], string] => [['questions', i], code]),
  ]);
  for (const [i, { options = [] }] of questions.entries()) {
    yield* repeated(
      FILE,
      'value',
      options.map(({ value }, j) => [['questions', i, 'options', j], value]),
    );
  }
}

function* questionsCanBeAnswered({ [FILE]: { questions = [] } }: ProfileSource): Generator<Complaint> {
  for (const [i, { code, datatype, options }] of questions.entries()) {
    const isList = LISTS.includes(datatype);
    if (isList && !options) yield [FILE, ['questions', i], `${code} is a ${datatype} without options`];
    if (!isList && options) yield [FILE, ['questions', i, 'options'], `${code} is no list`];
    if (options?.every(({ stop }) => stop))
      yield [FILE, ['questions', i, 'options'], `every answer to ${code} is a stop`];
  }
}

function* categoriesAskKnownQuestions({ [FILE]: source }: ProfileSource): Generator<Complaint> {
  const { questions: known = [] } = source;
  for (const kind of ['dispatch', 'petition'] as const) {
    for (const [i, { questions = {} }] of source[kind].entries()) {
      for (const [code, need] of Object.entries(questions)) {
        const path = [kind, i, 'questions', code];
        const question = known.find(one => one.code === code);
        if (!question) yield [FILE, path, `unknown question ${code}`];
        else if (need === 'told' && question.options)
          yield [FILE, path, `${code} has answers, and is only told`];
      }
    }
  }
}
