import { Problem, type Words } from './problem.js';

const tooOften = (seconds: number): Words => ({
  'zh-TW': `請求太頻繁，請於 ${seconds} 秒後再試。`,
  en: `Too many requests. Try again in ${seconds} seconds.`,
});

/** 429: more was asked than is given in a minute, or what `words` say. Answered with `Retry-After`. */
export class TooMany extends Problem {
  constructor(
    readonly retryAfterSeconds: number,
    words = tooOften(retryAfterSeconds),
  ) {
    super('TOO_MANY', 429, words);
  }
}
