import type { components } from './schema.js';

/** The server's shapes under the names the screens use; `schema.d.ts` is generated from its OpenAPI description. */
type Schemas = components['schemas'];

export type Bilingual = Schemas['WordsDto'];
export type Named = Schemas['NamedDto'];
export type Me = Omit<Schemas['MeDto'], 'now'>;
export type Right = Me['rights'][number];
export type OwnSession = Schemas['OwnSessionDto'];
export type TimeLeft = Schemas['TimeLeftDto'];
export type StaffAccount = Schemas['StaffDto'];
export type StaffPage = Schemas['StaffPageDto'];
export type StaffWithLink = Schemas['StaffWithLinkDto'];
export type StaffAction = StaffAccount['actions'][number];
export type AsOf = Schemas['AsOfDto'];

export type City = Schemas['CityDto'];
export type Category = Schemas['CityCategoryDto'];
export type District = Schemas['CityDistrictDto'];
export type Suggestion = Schemas['SuggestionDto'];
export type Located = Schemas['LocatedDto'];
export type KnownPlace = Schemas['KnownPlaceDto'];
export type Outlines = Schemas['OutlinesDto'];
export type Preview = Schemas['PreviewDto'];
export type DueClock = Schemas['DueDto'];

export type CaseCard = Schemas['CaseCardDto'];
export type CaseKind = CaseCard['kind'];
/** What citizens ask for. */
export type AskedKind = Exclude<CaseKind, 'decision'>;
export type CaseState = CaseCard['state'];
export type Urgency = CaseCard['urgency'];
export type Clock = Schemas['CaseClockDto'];
export type ClockKind = Clock['kind'];
export type CasePage = Schemas['CasePageDto'];
export type CaseWorkOrder = Schemas['LegDto'];
export type PauseReason = CasePage['pauses'][number]['reason'];
export type TimelineEntry = Schemas['EntryDto'];
export type Attachment = Schemas['AttachmentDto'];
export type PossibleAction = Schemas['ActionDto'];
export type Petitioner = Schemas['PetitionerDto'];
export type StoredFile = Schemas['FileDto'];
export type SentFile = Schemas['DocumentDto'];

export type WorkOrderCard = Schemas['WorkOrderCardDto'];
export type WorkOrderState = WorkOrderCard['state'];

export type NewContact = Schemas['ContactDto'];
export type NewCase = Schemas['CaseDto'];
export type Channel = NewContact['channel'];
export type OtherReason = Schemas['OtherDto']['reason'];
export type OpenedCase = Schemas['OpenedCaseDto'];
export type RecordedContact = Schemas['ContactRecordedDto'];
export type CallerSearch = Schemas['CallerFoundDto'];

export type PhoneTask = Schemas['PhoneTaskDto'];
export type AttemptResult = Schemas['PhoneAttemptDto']['result'];
export type Counters = Schemas['CountersDto'];

export type DayReport = Schemas['DayReportDto'];
export type TimeControl = Schemas['TimeControlDto'];
export type AnnualReport = Schemas['AnnualReportDto'];
export type CallReport = Schemas['CallReportDto'];
export type BreachReport = Schemas['BreachReportDto'];
export type Published = Schemas['PublishedDto'];
export type FrozenMonth = Schemas['FrozenMonthDto'];
export type MonthFigures = Schemas['MonthDto'];
export type BreachClocks = Schemas['BreachClocksDto'];
export type SavedFilter = Schemas['SavedFilterDto'];
export type SavedFilters = Schemas['SavedFiltersDto'];
export type ResponseReport = Schemas['ResponseReportDto'];
export type ResponseCases = Schemas['ResponseCasesDto'];
export type AgencyDay = Schemas['AgencyRowDto'];

export type Escalation = Schemas['EscalationDto'];
export type Escalations = Schemas['EscalationsDto'];

export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
  asOf: AsOf;
}

/** RFC 9457, as every error is answered. */
export interface Problem {
  type?: string;
  title?: string;
  status: number;
  code: string;
  /** In the language that the browser asked for; the console has its own setting, and takes `words`. */
  detail: string;
  words: Bilingual;
  requestId?: string;
  fields?: { field: string; code?: string; message: Bilingual }[];
}

/** One message of the live log: ids, codes and clocks only, nothing a person typed. */
export interface LogMessage {
  position: number;
  at: string;
  kind: string;
  case: Omit<CaseCard, 'place'> | null;
  workOrderId?: string | null;
  callId?: string;
  /** A clock has come to a step of its ladder: whom it tells. Whether that is me the list of what I was told answers. */
  /** To whom it has gone, for the agency that had it; null: to the centre. */
  left?: { to: CaseCard['agency'] };
  step?: { clock: ClockKind; code: string; tells: Escalation['tells']; agency: string | null };
}
