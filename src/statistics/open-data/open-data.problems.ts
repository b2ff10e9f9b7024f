import { Problem } from '../../platform/problem/problem.js';
import { invalid } from '../../platform/problem/validation.js';
import { MOST_DAYS } from './weeks.rules.js';

export const nothingIsOpen = (): Problem =>
  new Problem('OPEN_DATA_OFF', 404, {
    'zh-TW': '這個城市尚未開放資料。',
    en: 'This city has not opened its data yet.',
  });

export const noSuchDays = (): Problem =>
  invalid([
    {
      field: 'to',
      message: {
        'zh-TW': `沒有這個日期區間，或超過 ${MOST_DAYS} 天；請分段下載`,
        en: `There is no such time, or more than ${MOST_DAYS} days: ask for one part after the other`,
      },
    },
  ]);
