import type { openData as zhTw } from '../zh-tw/open-data.js';

export const openData: typeof zhTw = {
  title: 'Open data: 1999 dispatch cases',
  lead: 'What people reported to 1999 and somebody had to go to and mend, such as street lights and potholes: published week by week, for anybody to download and use.',
  reach: 'How far it goes',
  until: day => `Up to and including ${day}. A day up to then without cases had none to publish.`,
  nothing: 'Nothing is published yet.',
  delay: days =>
    `A week, Monday to Sunday, is published as a whole ${days} days after it has ended. No case is added or taken away later; how far each is is brought up to date once a day.`,
  updated: time => `Last updated ${time}`,
  download: 'Download',
  from: 'From',
  to: 'To',
  dayHint: 'As in 2026-11-02 or 115/11/02; at most 31 days at once',
  flaws: {
    from: 'Enter the first day, as in 2026-11-02.',
    to: 'Enter the last day, as in 2026-11-08.',
    order: 'The last day is before the first.',
    long: 'At most 31 days at once: download one part after the other.',
    early: 'This day is not published yet: choose an earlier one.',
  },
  noLinks: 'The links appear here once the days are right.',
  chosen: (from, to) => `Cases received from ${from} to ${to}:`,
  datasets: {
    cases: {
      name: 'Case by case',
      means:
        'A row for each case: item, district, when it was received, how far it is, when it was closed and what came of it. The columns have the names of the city’s own open1999.',
    },
    counts: { name: 'Counts', means: 'How many cases of each item in each district on each day.' },
  },
  link: (name, format) => `${name} (${format})`,
  content: 'What there is',
  programs:
    'Programs may read the links above as they are; /open-data tells in JSON how far the data go, their licence and their fields.',
  protectedTitle: 'What is left out, and how people are protected',
  protected: (atLeast, exempt) => [
    'Nothing that anybody typed, no names, telephone numbers, photos, addresses or positions: places are districts, times are hours.',
    'No petitions and no reports in confidence.',
    ...(exempt ? [`No cases of these items: ${exempt}.`] : []),
    `Of fewer than ${atLeast} cases of an item in a district in a week, only the city and the day are told, and not who acted: nobody is recognised by being one of few. Where a total would give them away, another district is left out with them.`,
    'The numbers are drawn for this purpose. They are not case numbers, and find no case.',
  ],
  and: ', ',
  licence: 'Licence',
  attribution: 'Free to use, change and sell, if the source is named:',
};
