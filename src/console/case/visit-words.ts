import type { TimelineEntry } from '../api/types.js';
import { calendarDayWords, dateTimeWords, type Language } from '../words/dates.js';
import type { Words } from '../words/zh-tw.js';

interface Speaker {
  words: Words;
  language: Language;
  agency: (code: unknown) => string;
}

/** Which visit, when, with whom; or whose follow-up, due when. */
export function visitDetail(
  { kind, data }: Pick<TimelineEntry, 'kind' | 'data'>,
  { words, language, agency }: Speaker,
): string {
  const text = words.visits;
  const name = text.kinds[data.visit as keyof typeof text.kinds] ?? '';
  const time = (at: unknown) => dateTimeWords(String(at), language);
  const agencies = (codes: unknown) => ((codes ?? []) as string[]).map(agency).join(words.states.and);
  const parts: Record<string, () => (string | false)[]> = {
    'visit.planned': () => [
      name,
      time(data.at),
      agencies(data.invited) && text.entry.invited(agencies(data.invited)),
    ],
    'visit.moved': () => [name, words.case.entry.fromTo(time(data.before), time(data.at))],
    'visit.held': () => [
      name,
      agencies(data.attended) && text.entry.attended(agencies(data.attended)),
      Number(data.followUps) > 0 && text.entry.followUps(Number(data.followUps)),
    ],
    'visit.cancelled': () => [
      name,
      time(data.at),
      data.why !== 'by-hand' && text.entry[data.why as 'withdrawn' | 'converted' | 'merged'],
    ],
    'follow-up.finished': () => [agency(data.agency), data.late === true && text.entry.late],
    'follow-up.reopened': () => [
      agency(data.agency),
      text.dueOn(calendarDayWords(String(data.dueOn), language)),
    ],
  };
  return (parts[kind]?.() ?? []).filter(Boolean).join(language === 'en' ? ', ' : '，');
}
