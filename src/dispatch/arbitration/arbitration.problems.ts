import { Problem } from '../../platform/problem/problem.js';

export const nothingToDispute = (): Problem =>
  new Problem('NOTHING_TO_DISPUTE', 422, {
    'zh-TW': '這個案件不是由其他機關退件或改派而來，沒有權責爭議；不屬您的權責時請申請退件。',
    en: 'The case did not come from another agency, so there is nothing to dispute. If it is not yours, return it.',
  });

export const arbitrationNotFound = (): Problem =>
  new Problem('ARBITRATION_NOT_FOUND', 404, {
    'zh-TW': '查無這項權責裁定。',
    en: 'There is no such arbitration.',
  });

export const notOpen = (state: 'decided' | 'moot'): Problem =>
  new Problem(
    'ACTION_NOT_POSSIBLE',
    409,
    state === 'decided'
      ? { 'zh-TW': '這項權責已經裁定。', en: 'This has been arbitrated already.' }
      : {
          'zh-TW': '這個案件已不需要裁定。',
          en: 'Nobody needs this arbitration any more.',
        },
  );
