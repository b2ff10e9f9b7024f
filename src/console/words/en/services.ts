import type { services as zhTW } from '../zh-tw/services.js';

const MONTHS = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const monthName = (month: number): string => MONTHS.format(Date.UTC(2000, month - 1, 1));
const persons = (count: number): string => (count === 1 ? '1 person' : `${count} persons`);

export const services: typeof zhTW = {
  title: 'Counter services',
  lead: 'Legal advice, blood pressure and other services at the counters, counted in persons by place and day. Nobody’s name is kept.',
  noServices: 'No counter services are set up.',
  noServicesHint: 'Once the city profile (city.yaml) names services and their places, they are counted here.',
  site: 'Place',
  allSites: 'All places',
  service: 'Service',
  persons: 'Persons',
  personsWrong: 'Type a number of persons from 1 to 1000.',
  people: persons,
  count: 'Count',
  countOn: day => `Count for ${day}`,
  notToday: day => `You are counting for ${day}, which is not today.`,
  counted: (service, count) => `Counted: ${service}, ${persons(count)}`,
  countsOf: day => `Counted for ${day}`,
  none: 'Nothing has been counted for this day yet.',
  noneHint: 'Choose a service above, type the number of persons and press Enter.',
  onlyLatest: count => `Only the latest ${count} are listed; the totals include all.`,
  withdrawn: 'Withdrawn',
  withdraw: 'Withdraw',
  withdrawOf: (service, count) => `Withdraw ${service}, ${persons(count)}`,
  withdrawTitle: 'Withdraw this count',
  withdrawTells:
    'It no longer counts in totals and statistics, and stays in the list as withdrawn. This cannot be undone; count anew if needed.',
  withdrawWhy: 'Why it is withdrawn',
  isWithdrawn: 'The count is withdrawn',
  span: 'Totals',
  spans: { month: 'This month, by day', year: 'This year, by month' },
  ofMonth: (year, month) => `Totals of ${monthName(month)} ${year} (persons)`,
  ofYear: year => `Totals of ${year} (persons)`,
  period: 'Date',
  month: monthName,
  total: 'Total',
  noTotals: 'Nothing was counted in this time.',
};
