import type { City, TimelineEntry } from '../api/types.js';
import { dateTimeWords, type Language } from '../words/dates.js';
import type { Words } from '../words/zh-tw.js';

interface Speaker {
  words: Words;
  language: Language;
  city: City | undefined;
  agency: (code: unknown) => string;
}

type Fact = Pick<TimelineEntry, 'kind' | 'data'>;

/** Of the timeline of a petition: how it was to end, of which record it is, who supplied what they were asked for. */
export function petitionDetail({ kind, data }: Fact, speaker: Speaker): string {
  const { words, language } = speaker;
  const text = words.petitions;
  const joined = (parts: (string | undefined)[]) =>
    parts.filter(Boolean).join(language === 'en' ? ', ' : '，');
  if (kind === 'case.supplemented')
    return joined([
      text.supplement.byOf[String(data.suppliedBy)],
      words.domain.channel[String(data.channel)],
      data.receivedAt ? text.supplement.at(dateTimeWords(String(data.receivedAt), language)) : '',
    ]);
  if (kind.startsWith('oral-record.'))
    return joined([text.oral.nth(Number(data.nth)), text.oral.hows[String(data.how)]]);
  const ground = speaker.city?.notHandledGrounds.find(({ code }) => code === data.ground);
  const authority = speaker.city?.authorities.find(({ code }) => code === data.authority);
  const name = (one: { name: string; nameEn: string }) => (language === 'en' ? one.nameEn : one.name);
  const whose = authority ? name(authority) : data.authority ? speaker.agency(data.authority) : '';
  return joined([
    text.kinds[data.as as keyof typeof text.kinds],
    ground ? name(ground) : String(data.ground ?? ''),
    ground && whose ? text.owner(whose) : whose,
  ]);
}
