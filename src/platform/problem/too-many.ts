import { Problem } from './problem.js';

/** 429: more was asked than is given in a minute. Answered with `Retry-After`. */
export class TooMany extends Problem {
  constructor(readonly retryAfterSeconds: number) {
    super('TOO_MANY', 429, {
      'zh-TW': `請求太頻繁，請於 ${retryAfterSeconds} 秒後再試。`,
      en: `Too many requests. Try again in ${retryAfterSeconds} seconds.`,
    });
  }
}
