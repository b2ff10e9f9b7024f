import type { months as zh } from '../zh-tw/months.js';

/** Closed months, as they were published. */
export const months: typeof zh = {
  title: 'Closed months',
  empty: 'No month is closed yet',
  emptyHint:
    'The figures of a month are kept on a fixed day of the next one; what changes later leaves what was published as it is.',
  list: 'Months',
  caption: 'Closed months, the newest first',
  month: 'Month',
  version: 'Version',
  versionNr: version => `Version ${version}`,
  frozenAt: 'Closed at',
  by: 'Corrected by',
  reason: 'Why it was corrected',
  byCalendar: 'By the calendar',
  open: month => `The figures of ${month}, by version`,
  figures: month => `Figures of ${month}`,
  figuresCaption: 'What each version says, and what would be said now',
  figure: 'Figure',
  current: 'Now',
  changed: 'Cases have changed since: what would be said now differs from the newest version.',
  unchanged: 'What would be said now is what the newest version says.',
  differs: 'differs',
  correct: 'Correct this month',
  correctTitle: month => `Correct the figures of ${month}`,
  correctTells:
    'The figures of now are kept as another version. The versions before stay as they are; who corrected them, and why, stands beside.',
  why: 'Why',
  whyHint: '5 to 500 characters; it stands beside the figures',
  needWhy: 'Please say why, in 5 characters or more.',
  submit: 'Keep as a new version',
  done: month => `The figures of ${month} are corrected`,
  notice: {
    published: months => `The figures of ${months} are the ones that were published.`,
    current: months => `${months} is closed; these are the figures of now.`,
    changed: 'The total has changed since.',
    toCurrent: 'Figures of now',
    toPublished: 'Published figures',
    toMonths: 'Versions',
  },
};
