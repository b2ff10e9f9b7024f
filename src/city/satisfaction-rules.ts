import type { CaseKind } from '../events.js';

/** Why somebody is not content with how they were served, or with what came of it. */
export interface SurveyReason {
  code: string;
  about: 'service' | 'outcome';
  name: string;
  nameEn: string;
}

/** Asking citizens how content they are. */
export interface SatisfactionRules {
  /** After the release. */
  afterHours: number;
  /** A link, from when it was sent. */
  validDays: number;
  exempt: { kinds: CaseKind[]; categories: string[] };
  reasons: SurveyReason[];
}
