import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Explanation = components['schemas']['ExplainedClocksDto'];
export type ExplainedClock = Explanation['clocks'][number];
export type Sentence = ExplainedClock['sentences'][number];

/** Under the case's own key: whatever happens to the case renews it. */
export const explanationQuery = (number: string) =>
  queryOptions({
    queryKey: ['case', number, 'explanation'],
    queryFn: ({ signal }) =>
      api.get<Explanation>(`/cases/${encodeURIComponent(number)}/clocks/explain`, {}, signal),
  });
