import { SingleBar } from 'cli-progress';

/** Steps done of how many, on a terminal; elsewhere nothing is shown. */
export async function showProgress<T>(
  work: (bar: (done: number, of: number) => void) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY) return work(() => undefined);
  const bar = new SingleBar({ format: '{bar} {percentage}% | {value}/{total} steps | {eta_formatted}' });
  bar.start(1, 0);
  try {
    return await work((done, of) => {
      bar.setTotal(of);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}
