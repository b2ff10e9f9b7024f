import { Problem, type Words } from '../../platform/problem/problem.js';
import type { QuarantineState } from './quarantine.rules.js';

export const notInQuarantine = (): Problem =>
  new Problem('NOT_IN_QUARANTINE', 404, {
    'zh-TW': '待人工判讀清單中沒有這一筆。',
    en: 'There is no such item in quarantine.',
  });

export const rawIsGone = (): Problem =>
  new Problem('RAW_IS_GONE', 410, {
    'zh-TW': '這一筆已處理逾 30 日，原始內容已刪除。',
    en: 'It was decided more than 30 days ago, and what came was deleted.',
  });

const BECAME: Record<Exclude<QuarantineState, 'open'>, Words> = {
  taken: { 'zh-TW': '已有人登錄', en: 'has been recorded by somebody' },
  discarded: { 'zh-TW': '已有人捨棄', en: 'has been discarded by somebody' },
};
export const alreadyDecided = (state: Exclude<QuarantineState, 'open'>): Problem =>
  new Problem('ALREADY_DECIDED', 409, {
    'zh-TW': `這一筆${BECAME[state]['zh-TW']}。`,
    en: `This one ${BECAME[state].en} already.`,
  });
