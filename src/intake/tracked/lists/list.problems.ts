import { Problem } from '../../../platform/problem/problem.js';
import type { ListFault } from './list-columns.rules.js';

const MOST_FAULTS = 50;

export function listFaulty(faults: readonly ListFault[]): Problem {
  const shown = faults.slice(0, MOST_FAULTS);
  const isMore = shown.length < faults.length;
  return new Problem(
    'LIST_FAULTY',
    422,
    {
      'zh-TW': `清單有 ${faults.length} 處錯誤${isMore ? `，以下只列前 ${MOST_FAULTS} 處` : ''}；沒有登錄任何案件，請修正後再試。`,
      en: `The list has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}${isMore ? `, of which the first ${MOST_FAULTS} are listed` : ''}. Nothing was entered; correct it and try again.`,
    },
    shown.map(({ line, code, message }) => ({ field: `file:${line}`, code, message })),
  );
}
