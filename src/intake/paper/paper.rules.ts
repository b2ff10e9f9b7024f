import type { Channel } from '../../cases/channels.js';
import type { FieldProblem } from '../../platform/problem/problem.js';

/** What lies on a desk and is typed by somebody. */
const PAPER: readonly Channel[] = ['counter', 'letter', 'fax'];

export const isPaper = (channel: Channel): boolean => PAPER.includes(channel);

/** 公文文號: such as 高市府研聯字第11530123400號, or its digits alone. */
export function flawsOfPaper(said: { channel: Channel; documentNumber?: string }): FieldProblem[] {
  if (!said.documentNumber || isPaper(said.channel)) return [];
  return [
    {
      field: 'documentNumber',
      code: 'NO_PAPER',
      message: {
        'zh-TW': '只有臨櫃、書信與傳真有公文文號',
        en: 'Only what came over the counter, by letter or by fax has a document number',
      },
    },
  ];
}
