import type { AskedKind, Channel, NewCase, NewContact, OtherReason } from '../api/types.js';
import { serverNow } from '../live/server-time.js';
import type { Words } from '../words/zh-tw.js';
import {
  dayProblem,
  emptyPaper,
  hasReceiptDate,
  isLate,
  isPaper,
  type PaperDraft,
  receiptOf,
  timeProblem,
} from './paper.js';
import { pointIn } from './point.js';

/** What an agent has typed so far, exactly as typed. */
export interface CaseDraft {
  description: string;
  /** A category's code; `none` is "uncategorised", chosen on purpose. */
  category: string | null;
  kind: AskedKind | null;
  isUrgent: boolean;
  attributes: Record<string, string>;
  district: string | null;
  village: string | null;
  place: string;
  coordinates: string;
  agency: string | null;
  contactConsent: boolean;
  /** Null: nobody said; the category decides. */
  confidential: boolean | null;
  reportedAgency: string | null;
  /** The number of the case that it is known by already (併案). */
  joins: string | null;
}
export interface Draft extends PaperDraft {
  channel: Channel;
  phone: string;
  name: string;
  email: string;
  address: string;
  language: string;
  callReference: string;
  outcome: 'inquiry' | 'recorded' | 'other';
  topic: string;
  answeredAtOnce: boolean;
  otherReason: OtherReason | null;
  cases: CaseDraft[];
  current: number;
}

export const UNCATEGORISED = 'none';

export const emptyCase: CaseDraft = {
  description: '',
  category: null,
  kind: null,
  isUrgent: false,
  attributes: {},
  district: null,
  village: null,
  place: '',
  coordinates: '',
  agency: null,
  contactConsent: false,
  confidential: null,
  reportedAgency: null,
  joins: null,
};

export const emptyDraft: Draft = {
  ...emptyPaper,
  channel: 'phone',
  phone: '',
  name: '',
  email: '',
  address: '',
  language: '',
  callReference: '',
  outcome: 'recorded',
  topic: '',
  answeredAtOnce: true,
  otherReason: null,
  cases: [emptyCase],
  current: 0,
};

export const currentCase = (draft: Draft): CaseDraft => draft.cases[draft.current] ?? emptyCase;

export const isConfidential = (one: CaseDraft, category: { confidential: boolean } | undefined): boolean =>
  one.confidential ?? category?.confidential ?? false;

export const isUntouched = (draft: Draft): boolean =>
  JSON.stringify({ ...draft, channel: 'phone' }) === JSON.stringify(emptyDraft);

export interface FieldProblem {
  field: string;
  text: string;
  /** Which of several cases; null: the call itself. */
  at: number | null;
}

/** What must be put right before it can be recorded, in the order of the form. */
export function problemsOf(draft: Draft, words: Words): FieldProblem[] {
  const { wrong } = words.desk;
  const found: FieldProblem[] = [];
  const check = (isWrong: boolean, field: string, text: string, at: number | null = null) => {
    if (isWrong) found.push({ field, text, at });
  };
  if (hasReceiptDate(draft.channel)) {
    const [day, time] = [
      dayProblem(draft.receivedOn, serverNow(), words),
      timeProblem(draft.receivedTime, words),
    ];
    check(day !== null, 'receivedAt', day ?? '');
    check(time !== null, 'receivedTime', time ?? '');
  }
  check(draft.email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(draft.email.trim()), 'email', wrong.email);
  if (draft.outcome === 'inquiry') check(draft.topic.trim() === '', 'topic', wrong.topic);
  if (draft.outcome === 'other') check(draft.otherReason === null, 'reason', wrong.reason);
  if (draft.outcome !== 'recorded') return found;
  for (const [at, one] of draft.cases.entries()) {
    check(one.description.trim() === '', 'description', wrong.description, at);
    check(one.category === null, 'category', wrong.category, at);
    check(one.category === UNCATEGORISED && one.kind === null, 'kind', wrong.kind, at);
    check(
      one.coordinates.trim() !== '' && pointIn(one.coordinates) === null,
      'coordinates',
      words.desk.coordinatesWrong,
      at,
    );
  }
  return found;
}

/** Empty fields are not sent: "" would be a value. */
const said = <T extends Record<string, string>>(fields: T): Partial<T> | undefined => {
  const filled = Object.entries(fields)
    .map(([key, value]) => [key, value.trim()])
    .filter(([, value]) => value !== '');
  return filled.length > 0 ? (Object.fromEntries(filled) as Partial<T>) : undefined;
};

function newCase(one: CaseDraft): NewCase {
  const isKnown = one.category !== null && one.category !== UNCATEGORISED;
  return {
    category: isKnown ? one.category : null,
    ...(!isKnown && { kind: one.kind ?? 'dispatch' }),
    ...(one.district && { district: one.district }),
    ...(one.village && { village: one.village }),
    ...said({ place: one.place }),
    ...pointIn(one.coordinates),
    ...(said(one.attributes) && { attributes: said(one.attributes) as Record<string, string> }),
    description: one.description.trim(),
    ...(one.isUrgent && { urgency: 'urgent' as const }),
    ...(one.agency && { agency: one.agency }),
    ...(one.contactConsent && { contactConsent: true }),
    ...(one.confidential != null && { confidential: one.confidential }),
    ...(one.reportedAgency && { reportedAgency: one.reportedAgency }),
    ...(one.joins && { joins: one.joins }),
  };
}

export function contactOf(draft: Draft, now: number): NewContact {
  const note = said({ note: currentCase(draft).description });
  const receivedAt = hasReceiptDate(draft.channel) ? receiptOf(draft, now) : null;
  const isLateNow = isPaper(draft.channel) && isLate(draft, now);
  const citizen = said({ name: draft.name, phone: draft.phone, email: draft.email, address: draft.address });
  return {
    channel: draft.channel,
    ...(receivedAt && { receivedAt }),
    ...(isPaper(draft.channel) && said({ documentNumber: draft.documentNumber })),
    ...(isLateNow && said({ lateReason: draft.lateReason })),
    ...(hasReceiptDate(draft.channel) &&
      draft.files.length > 0 && { attachments: draft.files.map(({ id }) => id) }),
    ...said({ language: draft.language, callReference: draft.callReference }),
    outcome: draft.outcome,
    ...(citizen && { citizen }),
    ...(draft.outcome === 'inquiry' && {
      inquiry: { topic: draft.topic.trim(), answeredAtOnce: draft.answeredAtOnce, ...note },
    }),
    ...(draft.outcome === 'other' && draft.otherReason && { other: { reason: draft.otherReason, ...note } }),
    ...(draft.outcome === 'recorded' && { cases: draft.cases.map(newCase) }),
  };
}
