import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface DemoAccount {
  role: string;
  agency: string | null;
  username: string;
  password: string;
}

export interface DemoServer {
  url: string;
  dataDir: string;
  account(username: string): DemoAccount;
  /** With `CLOCK: 'manual'`; answered when what is due by then has happened. */
  moveTo(at: string): Promise<void>;
  stop(): Promise<void>;
}

/** `npm start` as a newcomer does it, on a data folder of its own and a free port; or with more settings than that. */
export async function startDemoServer(settings: Record<string, string> = {}): Promise<DemoServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hotline-story-'));
  const root = resolve(import.meta.dirname, '../..');
  const server = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', DATABASE_URL: '', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(server);
  const accounts = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
  return {
    url,
    dataDir,
    account: username => {
      const account = accounts.find(one => one.username === username);
      if (!account) throw new Error(`The demo has no ${username}.`);
      return account;
    },
    moveTo: async at => {
      const answer = await fetch(`${url}/api/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ at }),
      });
      if (!answer.ok) throw new Error(`The clock is not moved: ${answer.status}`);
    },
    stop: async () => {
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let said = '';
    server.stdout?.on('data', chunk => {
      said += String(chunk);
      const [address] = said.match(/http:\/\/localhost:\d+/) ?? [];
      if (address && said.includes('Demo mode')) found(address);
    });
    server.once('exit', code => fail(new Error(`The server ended with code ${code}: ${said}`)));
  });
}
