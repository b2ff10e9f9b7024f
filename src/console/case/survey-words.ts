import type { Words } from '../words/zh-tw.js';

type Data = Record<string, unknown>;

/** How content somebody is, as it stands on the timeline: the one level and the other; of public works, as an agency heard. */
export function surveyDetail(
  { service, outcome, byAgency }: Data,
  { survey, worksAnswer }: Words,
  agency: (code: unknown) => string,
): string {
  if (byAgency) return worksAnswer.heard(agency(byAgency), Number(outcome) > 2);
  const level = (value: unknown) => survey.levels[Number(value)] ?? '';
  return `${survey.about.service}：${level(service)} · ${survey.about.outcome}：${level(outcome)}`;
}
