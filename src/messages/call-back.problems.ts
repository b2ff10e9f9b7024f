import { Problem } from '../platform/problem/problem.js';
import type { Obstacle } from './call-back.rules.js';

export const callBackNotFound = (): Problem =>
  new Problem('CALL_BACK_NOT_FOUND', 404, {
    'zh-TW': '沒有這項電覆工作。',
    en: 'There is no such call-back.',
  });

export const cannotBeTold = (): Problem =>
  new Problem('NO_PETITIONER', 404, {
    'zh-TW': '這個案件沒有留下可聯絡陳情人的電話或電子郵件。',
    en: 'Nobody left a telephone number or e-mail address with this case.',
  });

export const alreadyOpen = (): Problem =>
  new Problem('ALREADY_OPEN', 409, {
    'zh-TW': '這個案件已有一項待辦的電覆工作。',
    en: 'A call-back for this case is open already.',
  });

export const tooManyTaken = (): Problem =>
  new Problem('TOO_MANY_TAKEN', 409, {
    'zh-TW': '您承接的電覆工作太多，請先完成或交回一部分。',
    en: 'You have taken too many call-backs. Finish or give back some of them first.',
  });

export const changedMeanwhile = (): Problem =>
  new Problem('STALE_VERSION', 409, {
    'zh-TW': '剛才有人先更新了這項電覆工作，您的操作沒有儲存。請看過最新紀錄後再試。',
    en: 'Someone else has just acted on this call-back. Yours was not recorded; read theirs first.',
  });

export const hindered = (by: Obstacle): Problem => {
  if (by === 'not-yours') {
    return new Problem('CALL_BACK_NOT_YOURS', 403, {
      'zh-TW': '這項電覆工作不是由您承接，請先承接。',
      en: 'You have not taken this call-back. Take it first.',
    });
  }
  if (by === 'own') {
    return new Problem('CALL_BACK_NOT_YOURS', 403, {
      'zh-TW': '這項電覆工作是您開立的，請由其他同仁承接。',
      en: 'You opened this call-back. A colleague takes it.',
    });
  }
  const closed = {
    'zh-TW': '這項電覆工作已經結束。',
    en: 'This call-back is closed.',
  };
  const taken = {
    'zh-TW': '這項電覆工作已有人承接。',
    en: 'Somebody has taken this call-back already.',
  };
  return new Problem('ACTION_NOT_POSSIBLE', 409, by === 'closed' ? closed : taken);
};
