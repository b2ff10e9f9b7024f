import type { Words } from '../words/zh-tw.js';

/** How content somebody is, as it stands on the timeline: the one level and the other. */
export function surveyDetail({ service, outcome }: Record<string, unknown>, { survey }: Words): string {
  const level = (value: unknown) => survey.levels[Number(value)] ?? '';
  return `${survey.about.service}：${level(service)} · ${survey.about.outcome}：${level(outcome)}`;
}
