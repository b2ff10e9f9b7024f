import { Problem, type Words } from '../../platform/problem/problem.js';
import type { Obstacle } from './survey-call.rules.js';

export const surveyCallNotFound = (): Problem =>
  new Problem('SURVEY_CALL_NOT_FOUND', 404, {
    'zh-TW': '沒有這通電話調查。',
    en: 'There is no such survey call.',
  });

export const oneAtATime = (): Problem =>
  new Problem('TOO_MANY_TAKEN', 409, {
    'zh-TW': '您手上已有一通電話調查，請先完成或交回。',
    en: 'You have a survey call already. Finish it or give it back first.',
  });

export const calledMeanwhile = (): Problem =>
  new Problem('STALE_VERSION', 409, {
    'zh-TW': '剛才有人先更新了這通電話調查，您的操作沒有儲存。請看過最新紀錄後再試。',
    en: 'Someone else has just acted on this survey call. Yours was not recorded; read theirs first.',
  });

const HINDERED: Record<Obstacle, [code: string, status: number, Words]> = {
  closed: [
    'ACTION_NOT_POSSIBLE',
    409,
    {
      'zh-TW': '這通電話調查已經結束，不必再撥打。',
      en: 'This survey call is over. There is no need to call any more.',
    },
  ],
  taken: [
    'ACTION_NOT_POSSIBLE',
    409,
    { 'zh-TW': '這通電話調查已有人承接。', en: 'Somebody has taken this survey call already.' },
  ],
  'not-now': [
    'NOT_CALLING_TIME',
    409,
    { 'zh-TW': '現在不是撥打這通電話的時間。', en: 'This is not the time for this call.' },
  ],
  'not-yours': [
    'SURVEY_CALL_NOT_YOURS',
    403,
    {
      'zh-TW': '這通電話調查不是由您承接，請先承接。',
      en: 'You have not taken this survey call. Take it first.',
    },
  ],
};

export const hindered = (by: Obstacle): Problem => new Problem(...HINDERED[by]);
