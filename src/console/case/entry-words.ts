import type { City, ClockKind, TimelineEntry } from '../api/types.js';
import { petitionDetail } from '../petitions/petition-words.js';
import { dateTimeWords, dueDateWords, type Language } from '../words/dates.js';
import type { Words } from '../words/zh-tw.js';
import { stepWords, toldWords } from './step-words.js';
import { surveyDetail } from './survey-words.js';
import { visitDetail } from './visit-words.js';

interface Speaker {
  words: Words;
  language: Language;
  city: City | undefined;
}

const named = (
  list: { code: string; name: string; nameEn: string }[] | undefined,
  code: unknown,
  language: Language,
) => {
  const found = list?.find(one => one.code === code);
  return (language === 'en' ? found?.nameEn : found?.name) ?? (typeof code === 'string' ? code : '');
};

/** What the codes of a timeline entry mean, in a few words; what a person typed stands beside it. */
export function entryDetail({ kind, data }: TimelineEntry, { words, language, city }: Speaker): string {
  const agency = (code: unknown) => named(city?.agencies, code, language);
  const category = (code: unknown) => named(city?.categories, code, language);
  const one = (list: Record<string, string>, code: unknown) => list[String(code)] ?? String(code ?? '');
  const { domain, case: text } = words;

  if (kind.startsWith('co-leg.')) return ofCoLeg(agency(data.agency), data, words);
  switch (kind) {
    case 'case.opened':
      return data.channel ? text.entry.via(one(domain.channel, data.channel)) : '';
    case 'case.unrouted':
      return (data.reason as Record<Language, string> | undefined)?.[language] ?? '';
    case 'case.reassigned':
      return text.entry.fromTo(data.from ? agency(data.from) : domain.unrouted, agency(data.to));
    case 'case.recategorised':
      return text.entry.fromTo(category(data.from), category(data.to));
    case 'case.source-changed':
      return one(text.photo.sourceChanged, data.what);
    case 'case.mail-received':
      if (data.automatic === true) return text.photo.automaticMail;
      return data.isFromOther === true ? text.photo.mailFromOther : '';
    case 'case.released':
      return one(domain.releaseHow, data.how);
    case 'survey-call.attempted':
      return one(words.surveyCalls.results, data.result);
    case 'case.inspected':
      return one(words.works.findings, data.finding);
    case 'survey.answered':
      return surveyDetail(data, words, agency);
    case 'review.opened':
      return words.reviews.decidedBy(one(words.reviews.deciders, data.decider));
    case 'review.decided':
      return one(words.reviews.decisions, data.decision);
    case 'workorder.dispatched':
      return agency(data.agency);
    case 'workorder.delegated':
    case 'workorder.delegation-ended':
      return String(data.contractor ?? '');
    case 'workorder.progressed':
      return data.done === true ? words.contractor.isDone : words.contractor.isProgress;
    case 'case.converted':
    case 'case.petition-opened':
    case 'case.conversion-answered':
    case 'case.conversion-unanswered':
    case 'case.conversion-ended':
      return String(data.petition ?? '');
    case 'case.linked':
      return String(data.from ?? '');
    case 'case.merged':
    case 'case.lead-changed':
    case 'case.lead-acknowledged':
      return String(data.lead ?? '');
    case 'case.lead-moved':
      return [data.lead, data.agency ? agency(data.agency) : domain.unrouted].join(' ');
    case 'case.lead-reported':
      return [data.lead, one(domain.reportOutcome, data.outcome)].join(' ');
    case 'case.unmerged':
    case 'case.lead-unreported':
      return [data.lead, one(words.incidents.why, data.why)].join(' ');
    case 'incident.joined':
    case 'incident.left':
      return String(data.member ?? '');
    case 'incident.mail-received':
      return [data.member, data.automatic === true && text.photo.automaticMail].filter(Boolean).join(' ');
    case 'incident.split':
      return String(data.lead ?? '');
    case 'workorder.reported':
      return [
        one(domain.reportOutcome, data.outcome),
        data.utility ? agency(data.utility) : '',
        data.arrivedAt ? text.entry.arrivedAt(dateTimeWords(String(data.arrivedAt), language)) : '',
      ]
        .filter(Boolean)
        .join(' ');
    case 'clock.warned':
    case 'clock.escalated':
      return [
        text.entry.dueAt(one(domain.clock as never, data.clock), dueDateWords(String(data.dueAt), language)),
        stepWords(String(data.step), words),
        toldWords((data.tells as string[] | undefined) ?? [], data.agency, words),
      ].join(language === 'en' ? ', ' : '，');
    case 'case.lead-paused':
    case 'case.lead-resumed':
      return [data.lead, one(words.clocks.waiting.reasons, data.reason)].join(' ');
    case 'case.paused':
    case 'case.resumed':
      return one(words.clocks.waiting.reasons, data.reason);
    case 'clock.recomputed':
      return recomputed(data, { words, language });
    case 'extension.asked':
    case 'extension.approved':
    case 'extension.refused':
    case 'extension.withdrawn':
    case 'extension.dropped':
      return extended(data, { words, language });
    case 'visit.planned':
    case 'visit.moved':
    case 'visit.held':
    case 'visit.cancelled':
    case 'follow-up.finished':
    case 'follow-up.reopened':
      return visitDetail({ kind, data }, { words, language, agency });
    case 'case.disposed':
    case 'case.supplemented':
    case 'disposition.asked':
    case 'disposition.approved':
    case 'disposition.refused':
    case 'disposition.withdrawn':
    case 'oral-record.written':
    case 'oral-record.read-back':
    case 'oral-record.corrected':
      return petitionDetail({ kind, data }, { words, language, city, agency });
    case 'return.asked':
    case 'return.approved':
    case 'return.refused':
    case 'return.withdrawn': {
      const to = data.toAgency
        ? text.entry.fromTo(agency(data.agency), agency(data.toAgency))
        : agency(data.agency);
      return [to, named(city?.returnReasons, data.code, language)].join(language === 'en' ? ', ' : '，');
    }
    case 'arbitration.opened':
      return agency(data.agency);
    case 'arbitration.decided':
      return text.entry.fromTo(data.from ? agency(data.from) : domain.unrouted, agency(data.agency));
    case 'clock.breached':
      return text.entry.dueAt(
        one(domain.clock as never, data.clock),
        dueDateWords(String(data.dueAt), language),
      );
    case 'phone-task.opened':
      return [agency(data.agency), one(domain.taskReason, data.reason)].join(' ');
    case 'phone-task.attempted':
      return [agency(data.agency), one(domain.attempt, data.result)].join(' ');
    case 'letter.confirmed':
      return one(words.letters.via, data.via);
    case 'message.sent':
    case 'message.failed':
    case 'message.bounced':
    case 'message.resent':
      return [one(words.letters.messageKinds, data.message), data.via === 'sms' && words.letters.bySms]
        .filter(Boolean)
        .join(' ');
    case 'call-back.opened':
      return one(words.identity.callBacks.purposes, data.purpose);
    case 'call-back.attempted':
      return one({ ...words.identity.callBacks.results, reached: words.domain.attempt.reached }, data.result);
    case 'call-back.closed':
      return one(words.identity.callBacks.closed, data.result);
    default:
      return '';
  }
}

/** Both due times, and why it is another one now. Once there was one reason only, and it was not kept. */
/** Whom it is about; and that the centre wrote it down for an agency without accounts. */
function ofCoLeg(agency: string, { forAgency }: TimelineEntry['data'], { coHandling }: Words): string {
  return forAgency === true ? coHandling.forAgency(agency) : agency;
}

function recomputed(data: TimelineEntry['data'], { words, language }: Pick<Speaker, 'words' | 'language'>) {
  const text = words.clocks.recomputed;
  const clock = words.domain.clock[data.clock as ClockKind];
  const time = (at: unknown) => dueDateWords(String(at), language);
  const why = text.why[(data.why ?? 'recategorised') as keyof typeof text.why];
  return [
    text.fromTo(clock, time(data.before), time(data.dueAt)),
    why,
    data.cured === true && text.cured,
    data.restored === true && text.restored,
  ]
    .filter(Boolean)
    .join(language === 'en' ? ', ' : '，');
}

/** By how much, and both due times: of what was asked for, granted, refused or taken back; what is lost has none. */
function extended(data: TimelineEntry['data'], { words, language }: Pick<Speaker, 'words' | 'language'>) {
  const time = (at: unknown) => dueDateWords(String(at), language);
  const size = words.domain.amount({ [String(data.unit)]: Number(data.size) });
  const clock = words.domain.clock[data.clock as ClockKind];
  const dates = data.before
    ? words.clocks.recomputed.fromTo(clock, time(data.before), time(data.dueAt))
    : clock;
  return [size, dates].join(language === 'en' ? ', ' : '，');
}
