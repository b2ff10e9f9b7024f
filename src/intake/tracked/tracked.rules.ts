import { dueAt } from '../../city/counting.rules.js';
import { dayNumber, isDate, isoDate } from '../../city/local-days.js';
import type { Meeting } from '../../city/meeting-words.rules.js';
import type { TrackedRules, TrackedSource } from '../../city/tracked-rules.js';
import type { WorkingCalendar } from '../../city/working-days.rules.js';
import type { FieldProblem } from '../../platform/problem/problem.js';

export interface DecisionWish {
  source: string;
  agency: string;
  replyBy?: string;
  receivedOn?: string;
  meeting?: Meeting;
  field?: string;
}

interface Known {
  rules: Pick<TrackedRules, 'sources' | 'meetings' | 'fields'>;
  agency(code: string): { retired: boolean } | null;
  /** `2026-11-21`, in the city. */
  today: string;
}

/** A plan of several years is not answered, it is reported on. */
const MOST_DAYS_AHEAD = 1096;
const MOST_DAYS_AGO = 366;

/** All that is wrong with it, at once. */
export function flawsOfDecision(wish: DecisionWish, { rules, agency, today }: Known): FieldProblem[] {
  const flaws: FieldProblem[] = [];
  const flaw = (field: string, code: string, zh: string, en: string): void => {
    flaws.push({ field, code, message: { 'zh-TW': zh, en } });
  };
  const source = rules.sources.find(({ code }) => code === wish.source);
  if (!source) flaw('source', 'UNKNOWN_SOURCE', '沒有這個列管來源', 'There is no such source');
  if (agency(wish.agency)?.retired !== false)
    flaw('agency', 'UNKNOWN_AGENCY', '沒有這個機關', 'There is no such agency');
  const { receivedOn = today, replyBy } = wish;
  if (!isDate(receivedOn)) flaw('receivedOn', 'NO_SUCH_DAY', '沒有這一天', 'There is no such day');
  else if (receivedOn > today || dayNumber(receivedOn) < dayNumber(today) - MOST_DAYS_AGO)
    flaw(
      'receivedOn',
      'RECEIVED_WHEN',
      '收文日須在過去一年內',
      'The day of receipt must be within the last year',
    );
  if (replyBy !== undefined && !isDate(replyBy))
    flaw('replyBy', 'NO_SUCH_DAY', '沒有這一天', 'There is no such day');
  else if (replyBy !== undefined && replyBy < today)
    flaw('replyBy', 'REPLY_BY_PAST', '回復期限不能是過去的日期', 'The date of the reply is in the past');
  else if (replyBy !== undefined && dayNumber(replyBy) > dayNumber(today) + MOST_DAYS_AHEAD)
    flaw(
      'replyBy',
      'REPLY_BY_TOO_FAR',
      '回復期限不能超過三年',
      'The date of the reply is more than three years ahead',
    );
  if (source) flaws.push(...flawsOfCouncil(wish, source, rules));
  return flaws;
}

function flawsOfCouncil(
  { meeting, field }: DecisionWish,
  { ofCouncil = false }: TrackedSource,
  { meetings, fields }: Known['rules'],
): FieldProblem[] {
  const wrong = (at: string, code: string, zh: string, en: string): FieldProblem => ({
    ...{ field: at, code, message: { 'zh-TW': zh, en } },
  });
  if (!ofCouncil)
    return [
      ...(meeting
        ? [
            wrong(
              'meeting',
              'NOT_OF_COUNCIL',
              '只有議會案件需要會次',
              'Only decisions of the council have a meeting',
            ),
          ]
        : []),
      ...(field
        ? [
            wrong(
              'field',
              'NOT_OF_COUNCIL',
              '只有議會案件需要類別',
              'Only decisions of the council have a field',
            ),
          ]
        : []),
    ];
  return [
    ...(meeting
      ? []
      : [wrong('meeting', 'MEETING_NEEDED', '請填屆次與會次', 'Say in which meeting it was decided')]),
    ...(meeting && !meetings.some(({ code }) => code === meeting.kind)
      ? [wrong('meeting.kind', 'UNKNOWN_MEETING', '沒有這種會議', 'There is no such kind of meeting')]
      : []),
    ...(field ? [] : [wrong('field', 'FIELD_NEEDED', '請選類別', 'Choose its field')]),
    ...(field && !fields.some(({ code }) => code === field)
      ? [wrong('field', 'UNKNOWN_FIELD', '沒有這個類別', 'There is no such field')]
      : []),
  ];
}

/** The 24:00 of a day in the city. */
export const endOf = (day: string): Date => new Date(`${isoDate(dayNumber(day) + 1)}T00:00:00+08:00`);

/** The day by which it is answered where no date was given: days off count, or not, by its class (文書處理手冊 §79). */
export function usualReplyBy(
  receivedAt: Date,
  { days, holidaysCount }: { days: number; holidaysCount: boolean },
  calendar: WorkingCalendar,
): string {
  const received = calendar.days.dayOf(receivedAt.getTime());
  if (holidaysCount) return isoDate(received + days);
  const counting = { unit: 'workingDays' as const, startedAt: receivedAt, district: null, rests: [] };
  return isoDate(calendar.days.dayOf(dueAt(counting, days, calendar).getTime() - 1));
}
