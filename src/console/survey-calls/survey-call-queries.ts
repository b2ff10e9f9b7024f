import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

export type SurveyCall = components['schemas']['SurveyCallDto'];
export type SurveyCalls = components['schemas']['SurveyCallsDto'];

/** Calls come by the clock as well, of which nothing is told. */
const LOOKS_EVERY_MS = 60_000;

export const surveyCallsQuery = queryOptions({
  queryKey: ['survey-calls'],
  queryFn: ({ signal }) => api.get<SurveyCalls>('/survey-calls', {}, signal),
  refetchInterval: LOOKS_EVERY_MS,
});
