import type { timeControl as zhTw } from '../zh-tw/time-control.js';

export const timeControl: typeof zhTw = {
  title: 'Time control of petitions',
  which: 'Which month',
  month: 'Month',
  monthHint: 'Such as 2026-11',
  monthWrong: 'Say a month, such as 2026-11.',
  show: 'Show',
  agency: 'Agency',
  nobody: 'No agency yet',
  total: 'Total',
  figure: {
    carriedOver: 'Carried over',
    received: 'Received',
    movedIn: 'Moved in',
    movedOut: 'Moved out',
    closedInTime: 'Closed in time',
    closedLate: 'Closed late',
    cancelled: 'Ended without an answer',
    openInTime: 'Open within the limit',
    openOverdue: 'Open and overdue',
    onTime: 'On time (with extensions)',
    original: 'On time (original limit)',
    averageDays: 'Average working days',
  },
};
