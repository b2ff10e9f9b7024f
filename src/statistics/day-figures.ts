import type { ClockKind } from '../events.js';
import type { Period } from './period.rules.js';

/** What the figures are about. `agencies` and `districts` narrow them. */
export interface Scope extends Period {
  now: Date;
  agencies: readonly string[] | null;
  districts: readonly string[] | null;
  /** Counts are of all cases; which one it was is told of these only to who deals with them. */
  namesConfidential: boolean;
}

export type Verdict = 'met' | 'missed' | 'open_overdue' | 'running';

export interface ContactFigures {
  contacts: number;
  inquiries: number;
  answeredAtOnce: number;
  recorded: number;
  other: number;
}
export interface CaseFigures {
  agency: string | null;
  opened: number;
  acknowledgedWithin4h: number;
  acknowledgedWithin4hOf: number;
  reportedWithin4h: number;
  reportedWithin4hOf: number;
}
export interface ClockFigures {
  agency: string | null;
  kind: ClockKind;
  verdict: Verdict;
  clocks: number;
  /** Of these: with an extension; on time only by it; and whose breach a later change of the calendar cured. */
  extended: number;
  metByExtension: number;
  cured: number;
}
export interface OpenFigures {
  agency: string | null;
  open: number;
  openOverdue: number;
}
/** Of the cases of the day, those that were kicked around, had others asked about them, or had to be urged; each once. */
export interface CourseFigures {
  returned: number;
  arbitrated: number;
  coHandled: number;
  reminded: number;
  chased: number;
}
/** How often they were urged. */
export interface UrgingFigures {
  reminders: number;
  chases: number;
}
/** Answers of agencies that were asked (會辦) whose limits fell due on the day. */
export interface AnswerFigures {
  answerMet: number;
  answerMissed: number;
  answerOpenOverdue: number;
}
export interface StepFigures {
  released: number;
  reopened: number;
  /** Dispatch cases that ended, by a release or as petitions; and of these what they came to. */
  ended: number;
  converted: number;
  notFound: number;
  cannotAct: number;
  handedOver: number;
  /** Petitions that ended, by a release or without an answer; and of these in which of the two ways. */
  petitionsEnded: number;
  notHandled: number;
  transferred: number;
  /** Releases that were drawn for inspection (抽查); and of those judged how many were done again. */
  sampled: number;
  sampleJudged: number;
  sampleRejected: number;
}
/** Dispatch cases of the period, and those of them that belong to an incident another one leads (併案). */
export interface GroupingFigures {
  merged: number;
  mergedOf: number;
}
/** Persons served at a counter. */
export interface ServedFigures {
  service: string;
  site: string;
  persons: number;
}
export interface HourFigures {
  hour: number;
  contacts: number;
  cases: number;
}
export interface BreachRow {
  number: string;
  category: string;
  agency: string | null;
  clock: ClockKind;
  dueAt: Date;
  overdueMinutes: number;
  stoppedAt: Date | null;
}
