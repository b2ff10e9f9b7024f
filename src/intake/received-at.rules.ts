import type { Origin } from '../events.js';
import type { FieldProblem } from '../platform/problem/problem.js';

const CLOCKS_DIFFER_MS = 5 * 60_000;
const MOST_DAYS_AGO = 30;
/** A letter that was mislaid; what is older belongs into a file of its own. */
const MOST_DAYS_LATE = 365;
const DAY_MS = 24 * 60 * 60_000;

export interface Receipt {
  origin: Origin;
  lateReason?: string;
  /** Of who records it. */
  mayBeLate: boolean;
}

/** What is wrong with the time at which a citizen is said to have reached the city. History may be as old as it is. */
export function flawOfReceipt(
  time: Date,
  now: Date,
  { origin, lateReason, mayBeLate }: Receipt,
): FieldProblem | null {
  const ago = now.getTime() - time.getTime();
  if (ago < -CLOCKS_DIFFER_MS) {
    return {
      field: 'receivedAt',
      message: { 'zh-TW': '進線時間不能是未來的時間', en: 'The time of receipt is in the future' },
    };
  }
  if (origin === 'replay' || ago <= MOST_DAYS_AGO * DAY_MS) return null;
  if (mayBeLate && ago <= MOST_DAYS_LATE * DAY_MS) return lateReason ? null : REASON_NEEDED;
  const most = mayBeLate ? MOST_DAYS_LATE : MOST_DAYS_AGO;
  return {
    field: 'receivedAt',
    code: 'RECEIVED_TOO_LONG_AGO',
    message: {
      'zh-TW': `進線時間不能早於 ${most} 天前${mayBeLate ? '' : '；逾期補登請由話務主管說明原因後登錄'}`,
      en: `The time of receipt is more than ${most} days ago${mayBeLate ? '' : '; a supervisor may record it, with the reason'}`,
    },
  };
}

/** What came before counts as come then, where nobody can be asked why it is told so late. */
export const earliestReceipt = (now: Date): Date => new Date(now.getTime() - MOST_DAYS_AGO * DAY_MS);

const REASON_NEEDED: FieldProblem = {
  field: 'lateReason',
  code: 'LATE_REASON_NEEDED',
  message: {
    'zh-TW': `收件已超過 ${MOST_DAYS_AGO} 天，請說明補登的原因`,
    en: `It came more than ${MOST_DAYS_AGO} days ago: say why it is typed so late`,
  },
};
