import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** One real PostgreSQL for the whole run: the one TEST_DATABASE_URL names, or an embedded one of its own. */
export default async function setUp() {
  process.env.TEST_POSTGRES_URL = process.env.TEST_DATABASE_URL || (await startServer());
}

async function startServer() {
  const loader = new URL('typescript.mjs', import.meta.url);
  const script = new URL('postgres-server.ts', import.meta.url);
  const server = spawn(process.execPath, ['--no-warnings', '--import', loader.href, script.pathname], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  globalThis.postgresServer = server;
  const [url] = await Promise.race([once(createInterface(server.stdout), 'line'), once(server, 'exit')]);
  if (typeof url !== 'string') throw new Error('The PostgreSQL of the tests did not start.');
  return url;
}
