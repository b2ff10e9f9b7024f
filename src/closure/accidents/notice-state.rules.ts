import type { NoticeState } from './accident.dto.js';
import type { NoticeRow } from './accidents.sql.js';

type Told = Pick<NoticeRow, 'via' | 'shownAt' | 'confirmedAt' | 'messageState' | 'sentAt' | 'reachedAt'>;

/** How far a notice has come. A call that was answered is both: somebody has heard it and said so. */
export function stateOfNotice({ via, shownAt, confirmedAt, messageState, reachedAt }: Told): NoticeState {
  switch (via) {
    case 'screen':
      return confirmedAt ? 'confirmed' : shownAt ? 'delivered' : 'waiting';
    case 'phone':
      // Whoever has said so on a screen need not be called any more.
      return reachedAt || confirmedAt ? 'confirmed' : 'waiting';
    case 'mail':
    case 'sms':
      if (messageState === 'failed' || messageState === 'bounced') return 'failed';
      return messageState === 'sent' ? 'delivered' : 'waiting';
  }
}
