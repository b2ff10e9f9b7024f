import type { NoticeState } from './accident.dto.js';
import type { NoticeRow } from './accidents.sql.js';

type Told = Pick<
  NoticeRow,
  'via' | 'shownAt' | 'confirmedAt' | 'messageState' | 'underwayUntil' | 'reachedAt' | 'noAddress' | 'endedAt'
>;

/**
 * How far a notice has come. A call that was answered is both: somebody has heard it and said so. What has reached them by
 * then is not undone by its end, nor is what was under way: nobody knows yet whether it has.
 */
export function stateOfNotice(told: Told, now: Date): NoticeState {
  const reached = reachedOf(told);
  const isUnderway = told.underwayUntil !== null && told.underwayUntil > now;
  return reached === 'waiting' && told.endedAt && !isUnderway ? 'ended' : reached;
}

function reachedOf({ via, noAddress, ...told }: Told): NoticeState {
  const { shownAt, confirmedAt, messageState, reachedAt } = told;
  switch (via) {
    case 'screen':
      return confirmedAt ? 'confirmed' : shownAt ? 'delivered' : 'waiting';
    case 'phone':
      // Whoever has said so on a screen need not be called any more.
      return reachedAt || confirmedAt ? 'confirmed' : 'waiting';
    case 'mail':
    case 'sms':
      if (noAddress) return 'unreachable';
      if (messageState === 'sent') return 'delivered';
      return messageState === 'failed' || messageState === 'bounced' ? 'failed' : 'waiting';
  }
}
