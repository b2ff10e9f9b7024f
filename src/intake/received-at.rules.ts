import type { Origin } from '../events.js';
import type { FieldProblem } from '../platform/problem/problem.js';

const CLOCKS_DIFFER_MS = 5 * 60_000;
const MOST_DAYS_AGO = 30;
const DAY_MS = 24 * 60 * 60_000;

/** What is wrong with the time at which a citizen is said to have reached the city. History may be as old as it is. */
export function flawOfReceipt(time: Date, now: Date, origin: Origin): FieldProblem | null {
  const ago = now.getTime() - time.getTime();
  if (ago < -CLOCKS_DIFFER_MS) {
    return {
      field: 'receivedAt',
      message: { 'zh-TW': '進線時間不能是未來的時間', en: 'The time of receipt is in the future' },
    };
  }
  if (origin !== 'replay' && ago > MOST_DAYS_AGO * DAY_MS) {
    return {
      field: 'receivedAt',
      code: 'RECEIVED_TOO_LONG_AGO',
      message: {
        'zh-TW': `進線時間不能早於 ${MOST_DAYS_AGO} 天前`,
        en: `The time of receipt is more than ${MOST_DAYS_AGO} days ago`,
      },
    };
  }
  return null;
}
