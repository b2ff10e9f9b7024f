import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

export type WorksQuestion = components['schemas']['WorksQuestionDto'];

/** Whether there is something to ask, as the case stands. */
export const worksQuestionQuery = (number: string, version: number) =>
  queryOptions({
    queryKey: ['works-answer', number, version],
    queryFn: ({ signal }) =>
      api.get<WorksQuestion>(`/cases/${encodeURIComponent(number)}/works-answer`, {}, signal),
  });
