import type { EventKind } from '../../platform/log/fact.js';
import type { Words } from '../../platform/problem/problem.js';

/** What FixMyStreet knows an update to be. None of them is DUPLICATE: it would end a report that goes on with another. */
export type UpdateStatus =
  | 'OPEN'
  | 'IN_PROGRESS'
  | 'ACTION_SCHEDULED'
  | 'INTERNAL_REFERRAL'
  | 'REOPEN'
  | 'CLOSED'
  | 'CANCELLED';

export interface Step {
  status: UpdateStatus;
  words: Words;
}

const step = (status: UpdateStatus, zh: string, en: string): Step => ({ status, words: { 'zh-TW': zh, en } });

/** The lines of a case's timeline that a citizen is told of: that something happened, and nothing that anybody typed. */
export const STEPS: Readonly<Partial<Record<EventKind, Step>>> = {
  'case.opened': step('OPEN', '已受理', 'received'),
  'workorder.dispatched': step('OPEN', '已派給承辦機關', 'sent to the agency that acts'),
  'case.reassigned': step('OPEN', '已改派其他機關', 'sent to another agency'),
  'case.merged': step(
    'OPEN',
    '與同一事件的案件一併處理',
    'dealt with together with others of the same problem',
  ),
  'workorder.acknowledged': step('IN_PROGRESS', '承辦機關已簽收', 'the agency has taken it'),
  'workorder.arrived': step('IN_PROGRESS', '承辦機關已到場', 'the agency is there'),
  'case.paused': step('ACTION_SCHEDULED', '等候中', 'waiting'),
  'case.resumed': step('IN_PROGRESS', '恢復辦理', 'taken up again'),
  'workorder.reported': step('IN_PROGRESS', '處理完成，待確認', 'done, to be confirmed'),
  'case.replied': step('IN_PROGRESS', '已回復', 'answered'),
  'case.sent-back': step('IN_PROGRESS', '退回重辦', 'sent back to be done again'),
  'case.converted': step('INTERNAL_REFERRAL', '已轉為陳情繼續辦理', 'goes on as a petition'),
  'case.released': step('CLOSED', '解除管制', 'released'),
  'case.reopened': step('REOPEN', '重新辦理', 'taken up anew'),
  // A correction of the centre's own: nothing is done anew.
  'case.release-taken-back': step('IN_PROGRESS', '結案更正，待確認', 'closing corrected, to be confirmed'),
  'sample.rejected': step('REOPEN', '抽查後重新辦理', 'taken up anew after an inspection'),
  'case.withdrawn': step('CANCELLED', '已撤案', 'withdrawn'),
  'case.disposed': step('CLOSED', '已結案', 'ended'),
};

export const STEP_KINDS = Object.keys(STEPS);
