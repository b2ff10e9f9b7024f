import type { NoticeState } from './accident.dto.js';
import type { NoticeRow } from './accidents.sql.js';

type Told = Pick<
  NoticeRow,
  'via' | 'shownAt' | 'confirmedAt' | 'messageState' | 'reachedAt' | 'noAddress' | 'endedAt'
>;

/**
 * How far a notice has come. A call that was answered is both: somebody has heard it and said so. What has reached them by
 * then is not undone by its end.
 */
export function stateOfNotice(told: Told): NoticeState {
  const reached = reachedOf(told);
  return reached === 'waiting' && told.endedAt ? 'ended' : reached;
}

function reachedOf({ via, noAddress, ...told }: Told): NoticeState {
  const { shownAt, confirmedAt, messageState, reachedAt, endedAt } = told;
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
      // One that was taken back is not sent either.
      return (messageState === 'failed' || messageState === 'bounced') && !endedAt ? 'failed' : 'waiting';
  }
}
