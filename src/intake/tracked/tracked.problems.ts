import { Problem } from '../../platform/problem/problem.js';

export const nothingTracked = (): Problem =>
  new Problem('NOTHING_TRACKED', 422, {
    'zh-TW': '本市尚未設定列管來源。',
    en: 'The city tracks no decisions.',
  });

export const trackedElsewhere = (): Problem =>
  new Problem('TRACKED_NOT_YOURS', 403, {
    'zh-TW': '列管案件不分行政區，請由負責全市的同仁登錄。',
    en: 'Decisions belong to no district: whoever works for the whole city enters them.',
  });
