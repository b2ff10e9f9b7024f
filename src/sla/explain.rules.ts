import { sizeOf, unitOf } from '../city/counting.rules.js';
import { DateWords } from '../city/dates.words.js';
import type { WorkingCalendar } from '../city/working-days.rules.js';
import { type DueTimes, isProvisional } from './clock.rules.js';
import type { Change, ClockInFull, Sentence, Surroundings } from './clock-in-full.js';
import {
  amountWords,
  COUNTING,
  en,
  KIND,
  NOTHING,
  officeHoursWords,
  SOURCE,
  START,
  words,
  zh,
} from './explain.words.js';
import { explainChange, explainExtension, explainNext } from './explain-changes.rules.js';
import { explainPauses } from './explain-pause.rules.js';
import { explainPieces, type Telling } from './explain-walk.rules.js';
import { walk } from './walk.rules.js';

/**
 * How a due time came about, in words: the rule and its source, the start, every day on the way to the due time and what
 * became of it, extensions, what has changed since, what comes next. The last sentence says whether the walk that
 * explains arrives at the due time that is stored.
 *
 * @throws RangeError for a rule by which no time ever comes
 */
export function explain(clock: ClockInFull, around: Surroundings): Sentence[] {
  const unit = unitOf(clock.limited.rule);
  const calendar = calendarOf(clock, around);
  const walked = walk(clock.limited, calendar);
  const telling: Telling = { clock, walked, around, calendar, unit, dates: new DateWords(calendar.days) };
  const isExtended = clock.limited.extension > 0;
  const original = +walked.originalDueAt;
  const way = inOrder([...explainPieces(telling), ...explainPauses(telling)]);
  const isBefore = ({ from }: Sentence): boolean => !isExtended || +(from as Date) < original;
  return [
    ...provisional(telling),
    ...ruleOf(telling),
    ...way.filter(isBefore),
    ...(isExtended ? [due(telling, 'due-original')] : []),
    ...(isExtended ? clock.extensions.map(granted => explainExtension(granted, telling)) : []),
    ...way.filter(sentence => !isBefore(sentence)),
    due(telling, 'due'),
    ...clock.changes.filter(isOne).map(change => explainChange(change, telling)),
    ...explainNext(telling),
    check(telling),
  ];
}

/**
 * Of a clock that was stopped, what was saved later moves nothing: the closures that were known then. What was saved in
 * the very moment can have come before or behind the stop; the stored due time tells which.
 */
function calendarOf(clock: ClockInFull, { calendar, closures }: Surroundings): WorkingCalendar {
  const { limited, stoppedAt } = clock;
  const fits = (one: WorkingCalendar): boolean => isAsStored(walk(limited, one), clock);
  if (!stoppedAt || fits(calendar)) return calendar;
  const asOf = (isBy: (time: Date) => boolean): WorkingCalendar =>
    calendar.withClosures(
      closures.filter(({ savedAt, withdrawnAt }) => isBy(savedAt) && !(withdrawnAt && isBy(withdrawnAt))),
    );
  return [asOf(time => time <= stoppedAt), asOf(time => time < stoppedAt)].find(fits) ?? calendar;
}

const isAsStored = (found: DueTimes, stored: DueTimes): boolean =>
  +found.dueAt === +stored.dueAt && +found.originalDueAt === +stored.originalDueAt;

/** A change of the original limit alone moves nothing. */
const isOne = (change: Change): boolean => change.what !== 'moved' || +change.before !== +change.dueAt;

/** What begins at the same time stays in the order given. */
const inOrder = (sentences: Sentence[]): Sentence[] =>
  sentences.sort((a, b) => +(a.from as Date) - +(b.from as Date));

function provisional({ clock, walked, calendar, dates }: Telling): Sentence[] {
  if (clock.stoppedAt || !isProvisional(clock.limited, walked.dueAt, calendar)) return [];
  const year = dates.year(+walked.dueAt - 1);
  return [
    {
      code: 'provisional',
      words: {
        'zh-TW': zh`注意：${year}的政府辦公日曆尚未公布，期限暫以週一至週五為上班日推算，日曆公布後會重算。`,
        en: en`Note: the office calendar of ${year} is not published yet. Monday to Friday are taken for working days, and the due time is computed anew when it is.`,
      },
    },
  ];
}

function ruleOf({ clock, around, unit, dates }: Telling): Sentence[] {
  const { rule, startedAt } = clock.limited;
  const { kind, category, version, officeHours = [], surge } = rule;
  const amount = amountWords(sizeOf(rule), unit);
  const from = category === null ? null : around.category(category);
  const nr = version === null ? NOTHING : words(`，第 ${version} 版`, `, version ${version}`);
  const limits = from
    ? { 'zh-TW': zh`（案類「${from}」的期限${nr}）`, en: en` (of the category “${from}”${nr})` }
    : NOTHING;
  const inSurge = surge
    ? words('，收件時為大量案件應變模式', ', since it came in while surge mode was on')
    : NOTHING;
  const nobody = words('承辦機關', 'the agency');
  return [
    {
      code: 'rule',
      words: {
        'zh-TW': zh`「${KIND[kind]}」期限 ${amount}${limits}${inSurge}。`,
        en: en`Limit “${KIND[kind]}”: ${amount}${limits}${inSurge}.`,
      },
    },
    { code: 'source', words: SOURCE[kind] },
    { code: 'counting', words: COUNTING[unit](officeHoursWords(officeHours), kind === 'reply') },
    {
      code: 'start',
      words: START[clock.startedBy](clock.agency ?? nobody, dates.moment(+startedAt)),
      from: startedAt,
    },
  ];
}

function due({ clock, walked, dates }: Telling, code: 'due' | 'due-original'): Sentence {
  const time = code === 'due' ? walked.dueAt : walked.originalDueAt;
  const end = dates.end(+time);
  const said =
    code === 'due-original'
      ? { 'zh-TW': zh`原期限：${end}。`, en: en`The original limit ends ${end}.` }
      : clock.limited.extension > 0
        ? { 'zh-TW': zh`展延後的期限：${end}。`, en: en`With the extension it is due ${end}.` }
        : { 'zh-TW': zh`期限：${end}。`, en: en`It is due ${end}.` };
  return { code, words: said, to: time };
}

function check({ clock, walked, around, calendar, dates }: Telling): Sentence {
  const isDueAsStored = +walked.dueAt === +clock.dueAt;
  const [found, stored] = isDueAsStored
    ? [walked.originalDueAt, clock.originalDueAt]
    : [walked.dueAt, clock.dueAt];
  const [now, then] = [dates.end(+found), dates.end(+stored)];
  const by =
    calendar === around.calendar
      ? words('依現行日曆', 'on the calendar as it is')
      : words('依計時停止當時的日曆', 'on the calendar as it was when the clock was stopped');
  if (isAsStored(walked, clock))
    return {
      code: 'check',
      words: {
        'zh-TW': zh`${by}逐日重算，得 ${dates.end(+walked.dueAt)}，與記載的期限相同。`,
        en: en`Counted again day by day ${by}, it is due ${dates.end(+walked.dueAt)}, as stored.`,
      },
      to: walked.dueAt,
    };
  const why = clock.stoppedAt
    ? words('計時停止後的變更不影響期限。', 'What changed after the clock had stopped does not move it.')
    : words(
        '日曆或案情已有變更，尚未重算。',
        'The calendar or the case has changed, and it is not computed anew yet.',
      );
  return {
    code: 'check-differs',
    words: {
      'zh-TW': zh`注意：依現行日曆逐日重算，得 ${now}，與記載的 ${then} 不同。${why}`,
      en: en`Note: counted again day by day on the calendar as it is, it is ${now}, and not ${then} as stored. ${why}`,
    },
    ...{ from: stored, to: found },
  };
}
