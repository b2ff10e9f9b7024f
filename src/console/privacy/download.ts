import { ApiProblem } from '../api/client.js';
import type { Problem } from '../api/types.js';

/** A file that is asked for with a body: what it is about belongs in no address. */
export async function downloadOf(path: string, body: object, name: string): Promise<void> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new ApiProblem(0, 'NO_ANSWER');
  });
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
    throw new ApiProblem(answer.status, problem.code ?? 'UNKNOWN', problem);
  }
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
