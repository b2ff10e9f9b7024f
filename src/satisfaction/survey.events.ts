import type { OfCase } from '../events.js';

/** How a citizen is asked. */
export type SurveyChannel = 'mail' | 'sms' | 'call' | 'app';
/** `self`: all are asked, and who wants to answers. `phone`: drawn at random, and called. */
export type SurveySample = 'self' | 'phone';

interface OfSurvey extends OfCase {
  surveyId: string;
  /** After which release of the case. */
  round: number;
  channel: SurveyChannel;
  sample: SurveySample;
  /** The case had been worked on again before this release. */
  afterRework?: true;
  /** Public works (全民督工): this agency asks who reported, itself. */
  byAgency?: string;
}

interface OfSurveyId extends OfCase {
  surveyId: string;
}

/** What is told of asking citizens how content they are: levels and codes, never what they wrote. */
export interface SurveyEvents {
  /** This release is not asked about: answers do not stand for it. */
  'survey.omitted': OfCase;
  'survey.invited': OfSurvey & { expiresAt: string };
  /** An app has the link, and passes it on. */
  'survey.passed-on': OfSurveyId;
  'survey.undelivered': OfSurvey;
  'survey.answered': OfSurvey & { service: number; outcome: number; reasons: string[] };
  'survey.expired': OfSurvey;
  /** The case is open again before there was an answer. */
  'survey.moot': OfSurvey;

  /** Of who is asked by telephone: somebody is at it. */
  'survey-call.taken': OfSurveyId;
  'survey-call.given-back': OfSurveyId;
  'survey-call.attempted': OfSurveyId & { result: string };
}
