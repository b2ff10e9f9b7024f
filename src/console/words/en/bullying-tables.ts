import type { bullyingTables as zh } from '../zh-tw/bullying-tables.js';

export const bullyingTables: typeof zh = {
  title: 'School bullying in numbers',
  filters: 'Period',
  unit: 'Reports',
  decided: 'Reports of suspected bullying',
  sources: 'By which way they came',
  handlings: accepted => `What was done (${accepted} accepted)`,
  accepted: 'Accepted',
  notAccepted: 'Not accepted',
  waiting: count =>
    count === 1
      ? '1 more is not decided yet, and in none of the tables.'
      : `${count} more are not decided yet, and in none of the tables.`,
  none: 'No report of this period has been decided.',
  noneHint:
    'What those who are assigned accept, or do not accept, is counted for the day on which it was received.',
};
