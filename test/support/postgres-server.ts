// A child of the test run that keeps its PostgreSQL. It ends with its standard input, so that nothing stays behind even
// when the run is killed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/platform/postgres/embedded.js';

// Ctrl-C reaches the whole process group; the run may still want to finish with the database.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => {});
// The run may be killed before it hears where the server is; then its end is all that is left to follow.
process.stdout.on('error', () => {});

const dataDir = mkdtempSync(join(tmpdir(), 'hotline-test-postgres-'));
try {
  const { url, stop } = await startEmbedded({ dataDir, durable: false });
  console.log(url);
  process.stdin.resume();
  await new Promise(end => process.stdin.once('close', end));
  await stop();
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
