import { ApiProblem } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Problem, StoredFile } from '../api/types.js';

export type ContractorOrder = components['schemas']['ContractorOrderDto'];

/** The token stands behind the `#`: the browser sends it to nobody, and neither do we but in this header. */
const tokenOf = (hash: string): string => hash.replace(/^#/, '');

async function ask(path: string, options: RequestInit = {}): Promise<Response> {
  const authorization = `Bearer ${tokenOf(window.location.hash)}`;
  const answer = await fetch(`/api/contractor/${path}`, {
    ...options,
    credentials: 'omit',
    headers: { ...(options.headers as Record<string, string>), authorization },
  }).catch(() => {
    throw new ApiProblem(0, 'NO_ANSWER');
  });
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  throw new ApiProblem(answer.status, problem.code ?? 'UNKNOWN', problem);
}

export const contractorApi = {
  order: async (): Promise<ContractorOrder> => (await ask('order')).json() as Promise<ContractorOrder>,
  arrive: async (): Promise<ContractorOrder> =>
    (await ask('arrive', { method: 'POST' })).json() as Promise<ContractorOrder>,
  /** Sent again with the same key after a bad line, it is one report. */
  report: async (
    report: { text: string; done: boolean; photos: string[] },
    idempotencyKey: string,
  ): Promise<ContractorOrder> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
    const answer = await ask('report', { method: 'POST', headers, body: JSON.stringify(report) });
    return answer.json() as Promise<ContractorOrder>;
  },
  addPhoto: async (file: File): Promise<StoredFile> => {
    const body = new FormData();
    body.append('file', file);
    return (await ask('photos', { method: 'POST', body })).json() as Promise<StoredFile>;
  },
  photo: async (id: string): Promise<Blob> => (await ask(`photos/${id}`)).blob(),
};
