/** A sentence for people, in the two languages of the console. */
export interface Words {
  'zh-TW': string;
  en: string;
}

export interface FieldProblem {
  field: string;
  /** What is wrong, for machines. */
  code?: string;
  message: Words;
}

/**
 * What went wrong, said so that a client can act on it (`code`, stable) and a person can understand it (`detail`).
 * Answered as `application/problem+json` (RFC 9457): there `detail` is the sentence in the reader's language, and `words`
 * has it in both.
 */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly detail: Words,
    readonly fields: FieldProblem[] = [],
  ) {
    super(`${code}: ${detail.en}`);
    this.name = 'Problem';
  }
}
