import type { ClockOutcome, RecomputedWhy } from '../events.js';
import type { Words } from '../platform/problem/problem.js';
import type { ResumedBecause, StoppedBecause } from './clock-in-full.js';
import { words } from './explain.words.js';

/** Why a due time moved. */
export const WHY: Record<RecomputedWhy, Words> = {
  recategorised: words(
    '更改案類，改用新案類的期限，仍自原起算時間計',
    'another category, whose limit counts from the original start',
  ),
  co_handling: words(
    '會辦其他機關，改用涉及多機關的期限，仍自原起算時間計',
    'other agencies were asked, and the limit for several counts from the original start',
  ),
  co_handling_ended: words(
    '會辦未經受會機關辦理即結束，恢復單一機關的期限，仍自原起算時間計',
    'no other agency had a part in it after all, and the limit for one counts from the original start',
  ),
  paused: words('開始等候，先以最長可等的時間推估', 'a pause began, and is taken to last as long as it may'),
  resumed: words('等候結束，依實際等候的時間計', 'the pause ended, and counts for as long as it was'),
  extension: words('核准展延', 'an extension was approved'),
  closure: words('停止上班', 'offices were closed'),
  closure_withdrawn: words('撤銷停止上班', 'a closure was withdrawn'),
  calendar: words('辦公日曆有變更', 'the calendar of office days has changed'),
};

export const OUTCOME: Record<ClockOutcome, Words> = {
  met: words('如期', 'on time'),
  missed: words('逾期', 'late'),
  cancelled: words('不再需要', 'not needed any more'),
};

export const STOPPED: Record<StoppedBecause, Words> = {
  delivered: words('螢幕確認收到', 'A screen confirmed receipt'),
  acknowledged: words('機關簽收', 'The agency acknowledged it'),
  arrived: words('到場', 'Somebody arrived'),
  reported: words('回報處理完成', 'The agency reported'),
  replied: words('已回復', 'The citizen was answered'),
  'leg-closed': words('案件離開這個機關', 'The case left the agency'),
  withdrawn: words('撤案', 'The case was withdrawn'),
  disposed: words('不予處理或移轉', 'It was not handled, or transferred'),
  told: words('電覆結束', 'The call-back ended'),
  decided: words('已有決定', 'It was decided'),
  answered: words('會辦機關已答復', 'The agency that was asked has answered'),
  'co-leg-closed': words('會辦結束', 'Nobody asks the agency any more'),
};

export const RESUMED: Record<ResumedBecause, Words> = {
  'sent-back': words('退回重辦', 'The report was sent back'),
  reassigned: words('改派其他機關', 'Another agency has to act'),
};
