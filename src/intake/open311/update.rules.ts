import type { FieldProblem } from '../../platform/problem/problem.js';
import { refused, required, wrong } from './open311.problems.js';
import type { Parameters } from './parameters.rules.js';
import { sharesTaken } from './report.rules.js';
import { timeIn, timeOf } from './time.rules.js';

const MOST_TEXT = 4000;
const MOST_ID = 200;

export interface Update {
  number: string;
  updateId: string | null;
  text: string;
  at: string | null;
  /** It is not done, says who reported it. */
  asksToReopen: boolean;
  sharesTaken: boolean;
}

/** What a citizen says about the state of it, for who reads the timeline. */
const SAID: Readonly<Record<string, string>> = {
  OPEN: '',
  CLOSED: '通報者表示：已經處理好了',
  FIXED: '通報者表示：已經處理好了',
  REOPEN: '通報者表示：還沒有處理好，請重新處理',
  CANCELLED: '通報者表示：不需要處理了',
  IN_PROGRESS: '通報者表示：處理中',
  ACTION_SCHEDULED: '通報者表示：已安排處理',
  INVESTIGATING: '通報者表示：處理中',
  DUPLICATE: '通報者表示：重複通報',
  NOT_COUNCILS_RESPONSIBILITY: '通報者表示：不屬於本市權責',
  NO_FURTHER_ACTION: '通報者表示：不需要處理了',
  INTERNAL_REFERRAL: '通報者表示：已轉其他單位',
  FOR_TRIAGE: '',
};

/** INVALID 400 names everything that is wrong. */
export function updateIn(sent: Parameters): Update {
  const flaws: FieldProblem[] = [];
  const number = sent.text('service_request_id');
  if (number === null) flaws.push(required('service_request_id'));
  const status = sent.text('status')?.toUpperCase() ?? 'OPEN';
  if (!Object.hasOwn(SAID, status)) flaws.push(wrong('status', '不是可用的狀態', 'is none that is known'));
  const time = sent.text('updated_datetime');
  const at = time === null ? null : timeIn(time);
  if (time !== null && !at)
    flaws.push(wrong('updated_datetime', '須為 ISO 8601 時間', 'must be an ISO 8601 time'));
  const updateId = sent.text('update_id');
  if (updateId && updateId.length > MOST_ID) flaws.push(wrong('update_id', '太長了', 'is too long'));
  const text = [sent.text('description'), SAID[status], ...sent.texts('media_url')]
    .filter(Boolean)
    .join('\n');
  if (text === '' && flaws.length === 0) flaws.push(required('description'));
  if ([...text].length > MOST_TEXT) flaws.push(wrong('description', '太長了', 'is too long'));
  if (flaws.length > 0) throw refused(flaws);
  return {
    ...{ number: (number as string).toUpperCase(), updateId, text, at: at && timeOf(at) },
    ...{ asksToReopen: status === 'REOPEN', sharesTaken: sharesTaken(sent) },
  };
}
