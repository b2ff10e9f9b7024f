/** The shapes of the HTTP and socket contract, in one place. Names equal the server's. */

export interface Bilingual {
  'zh-TW': string;
  en: string;
}
export interface Named {
  code: string;
  name: string;
  nameEn: string;
}
export type CaseKind = 'dispatch' | 'petition';
export type Urgency = 'normal' | 'urgent';
export type ClockKind = 'respond' | 'complete' | 'reply' | 'deliver';
export type CaseState =
  | 'recorded'
  | 'dispatched'
  | 'assigned'
  | 'acknowledged'
  | 'reported'
  | 'replied'
  | 'released'
  | 'withdrawn';
export type WorkOrderState = 'dispatched' | 'acknowledged' | 'reported' | 'closed';

export interface Problem {
  type?: string;
  title?: string;
  status: number;
  code: string;
  detail: Bilingual;
  requestId?: string;
  fields?: { field: string; message: Bilingual }[];
}

export interface AsOf {
  position: number;
  at: string;
}

export interface Me {
  id: string;
  username: string;
  name: string;
  role: string;
  agency: Named | null;
  rights: string[];
}

export interface CategoryAttribute {
  code: string;
  name: string;
  nameEn: string;
  required: boolean;
  options: { value: string; label: string; labelEn: string }[];
}
export interface Category extends Named {
  kind: CaseKind;
  /** Name of the group or petition field. */
  group: string;
  groupEn: string;
  groupCode: string;
  urgency: 'P1' | 'P2' | 'P3' | null;
  uncategorised: boolean;
  keywords: string[];
  photoRequired: boolean;
  attributes: CategoryAttribute[];
  limits: { respondHours?: number; completeHours?: number; replyWorkingDays?: number };
}
export interface District extends Named {
  zip: string;
  area: 'city' | 'county';
  villages: { code: string; name: string }[];
}
export interface City {
  name: string;
  nameEn: string;
  hotline: string;
  version: number;
  /** What an inquiry can be about. */
  topics: Named[];
  agencies: (Named & { phone: string | null })[];
  categories: Category[];
  districts: District[];
}
export interface Suggestion extends Named {
  kind: CaseKind;
  /** The word that matched, and what of the category it is. */
  matched: string;
  by: 'code' | 'name' | 'alias' | 'keyword' | 'similar';
}
export interface Located {
  district: Named;
  village: { code: string; name: string } | null;
}
export interface DueClock {
  kind: ClockKind;
  dueAt: string;
}
export interface Preview {
  agency: Named | null;
  reason: Bilingual;
  clocks: DueClock[];
}

export interface Clock {
  kind: ClockKind;
  startedAt: string;
  dueAt: string;
  stoppedAt: string | null;
  breachedAt: string | null;
}
export interface CaseCard {
  id: string;
  number: string;
  kind: CaseKind;
  state: CaseState;
  version: number;
  category: Named;
  district: Named | null;
  village: { code: string; name: string } | null;
  place: string | null;
  agency: Named | null;
  urgency: Urgency;
  receivedAt: string;
  updatedAt: string;
  unroutedReason: Bilingual | null;
  clocks: Clock[];
  workOrder: {
    id: string;
    state: WorkOrderState;
    version: number;
    deliveredAt: string | null;
    acknowledgedAt: string | null;
  } | null;
}
export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
  asOf: AsOf;
}

export interface Attachment {
  id: string;
  kind: string;
  mime: string;
  width: number | null;
  height: number | null;
}
export interface TimelineEntry {
  id: string;
  at: string;
  kind: string;
  actor: { name: string; role: string; agency: string | null } | null;
  text: string | null;
  data: Record<string, unknown>;
  attachments: Attachment[];
}
export interface PossibleAction {
  action: string;
  target: 'case' | 'work-order';
  workOrderId?: string | null;
  allowed: boolean;
  why: Bilingual | null;
}
export interface CaseWorkOrder {
  id: string;
  version: number;
  agency: Named;
  state: WorkOrderState;
  dispatchedAt: string;
  deliveredAt: string | null;
  acknowledgedAt: string | null;
  arrivedAt: string | null;
  reportedAt: string | null;
  closedAt: string | null;
  outcome: string | null;
  reportText: string | null;
}
export interface CasePage extends CaseCard {
  description: string;
  attributes: { code: string; name: string; value: string; label: string }[];
  lng: number | null;
  lat: number | null;
  contacts: { id: string; channel: string; receivedAt: string; outcome: string }[];
  hasPetitioner: boolean;
  workOrders: CaseWorkOrder[];
  timeline: TimelineEntry[];
  actions: PossibleAction[];
  reply: { text: string; at: string } | null;
  release: { how: string; at: string } | null;
}
export interface Petitioner {
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
}
export interface WorkOrderCard {
  id: string;
  version: number;
  role: string;
  state: WorkOrderState;
  agency: Named;
  dispatchedAt: string;
  deliveredAt: string | null;
  acknowledgedAt: string | null;
  arrivedAt: string | null;
  reportedAt: string | null;
  outcome: string | null;
  case: CaseCard & { description: string };
}
export interface StoredFile {
  id: string;
  mime: string;
  size: number;
  width: number;
  height: number;
}

export type Channel = 'phone' | 'counter' | 'letter' | 'fax' | 'mailbox' | 'app' | 'chatbot';
export type OtherReason = 'transfer' | 'silent' | 'harassment' | 'wrong_number' | 'dropped' | 'test';
export interface NewCase {
  category: string | null;
  kind?: CaseKind;
  district?: string;
  village?: string;
  place?: string;
  lng?: number;
  lat?: number;
  attributes?: Record<string, string>;
  description: string;
  urgency?: Urgency;
  agency?: string;
}
export interface NewContact {
  channel: Channel;
  receivedAt?: string;
  language?: string;
  callReference?: string;
  outcome: 'inquiry' | 'recorded' | 'other';
  inquiry?: { topic: string; answeredAtOnce: boolean; note?: string };
  other?: { reason: OtherReason; note?: string };
  citizen?: { name?: string; phone?: string; email?: string; address?: string };
  cases?: NewCase[];
}
export interface OpenedCase {
  number: string;
  password: string;
  kind: CaseKind;
  state: CaseState;
  agency: Named | null;
  unroutedReason: Bilingual | null;
  clocks: DueClock[];
}
export interface RecordedContact {
  id: string;
  outcome: 'inquiry' | 'recorded' | 'other';
  cases: OpenedCase[];
}
export interface CallerSearch {
  citizens: { id: string; name: string | null; phone: string | null }[];
  cases: CaseCard[];
}

export type AttemptResult = 'reached' | 'no_answer' | 'busy' | 'wrong_number';
export interface PhoneTask {
  id: string;
  version: number;
  reason: 'no_receipt' | 'no_accounts';
  openedAt: string;
  closedAt: string | null;
  agency: Named & { phone: string | null };
  case: { number: string; category: Named; district: Named | null };
  attempts: { at: string; result: AttemptResult; note: string | null; by: string }[];
}

export interface Counters {
  open: number;
  overdue: number;
  soon: number;
  undelivered: number;
  unrouted: number;
  phoneTasks: number;
  asOf: AsOf;
}

/** `…Of`: the denominator. No agency: nobody's yet. */
export interface AgencyDay {
  agency: Named | null;
  opened: number;
  acknowledgedWithin4h: number;
  acknowledgedWithin4hOf: number;
  reportedWithin4h: number;
  reportedWithin4hOf: number;
  respondMissed: number;
  respondOpenOverdue: number;
  completeMissed: number;
  completeOpenOverdue: number;
  replyMissed: number;
  replyOpenOverdue: number;
  open: number;
  openOverdue: number;
}
export interface Breach {
  number: string;
  category: Named;
  agency: Named | null;
  clock: ClockKind;
  dueAt: string;
  overdueMinutes: number;
  stoppedAt: string | null;
}
export interface DayReport {
  asOf: AsOf;
  date: string;
  definitions: Record<string, Bilingual>;
  totals: Record<string, number | null>;
  byAgency: AgencyDay[];
  byHour: { hour: number; contacts: number | null; cases: number }[];
  breaches: Breach[];
}

/** One message of the live log: ids, codes and clocks only, nothing a person typed. */
export interface LogMessage {
  position: number;
  at: string;
  kind: string;
  case: Omit<CaseCard, 'place'> | null;
  workOrderId?: string | null;
}
