import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { applicationUrl } from '../../src/platform/postgres/application-database.js';
import { readLock } from '../../src/platform/postgres/lock-file.rules.js';
import { signal } from '../../src/platform/postgres/server-processes.js';

interface Account {
  username: string;
  password: string;
}

/** The built server as anyone starts it, on an embedded PostgreSQL in `dataDir`; it can be killed and started again. */
export class KillableServer {
  private constructor(
    private readonly dataDir: string,
    private readonly process: ChildProcess,
    private readonly ended: Promise<unknown>,
    readonly url: string,
  ) {}

  static async start(dataDir: string, settings: Record<string, string> = {}): Promise<KillableServer> {
    const child = spawn(process.execPath, ['dist/src/main.js'], {
      cwd: resolve(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        ...{ DATA_DIR: dataDir, DATABASE_URL: '', EMBEDDED_PG_PORT: '', PORT: '0', HOST: '127.0.0.1' },
        ...{ DEMO: 'on', CLOCK: 'system', LOG_LEVEL: 'error', ...settings },
      },
    });
    const ended = once(child, 'exit');
    const url = await Promise.race([addressIn(createInterface(child.stdout)), ended.then(() => null)]);
    if (url === null) throw new Error('The server did not start.');
    return new KillableServer(dataDir, child, ended, url);
  }

  get databaseUrl(): string {
    const home = join(this.dataDir, 'postgres');
    const lock = readLock(readFileSync(join(home, 'data/postmaster.pid'), 'utf8'));
    return applicationUrl(readFileSync(join(home, 'password'), 'utf8').trim(), lock?.port as number);
  }

  /** The `Cookie` header of a demo person. */
  async signIn(name: string): Promise<string> {
    const accounts = JSON.parse(readFileSync(join(this.dataDir, 'demo-accounts.json'), 'utf8')) as Account[];
    const { username, password } = accounts.find(one => one.username === name) as Account;
    const response = await this.post('/api/session', { username, password });
    if (response.status !== 200) throw new Error(`${name} could not sign in: ${response.status}.`);
    return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  async get<T>(path: string, cookie: string): Promise<T> {
    const response = await fetch(this.url + path, { headers: { cookie } });
    if (response.status !== 200) throw new Error(`${path}: ${response.status}.`);
    return (await response.json()) as T;
  }

  /** SIGKILL: what is under way stops where it is. The PostgreSQL is left alone. */
  kill(): void {
    this.process.kill('SIGKILL');
  }

  /** SIGKILL for the PostgreSQL with all its processes, at one blow. */
  killDatabase(): void {
    const lock = readFileSync(join(this.dataDir, 'postgres/data/postmaster.pid'), 'utf8');
    const main = readLock(lock)?.pid as number;
    for (const pid of [main, ...childrenOf(main)]) signal(pid, 'SIGKILL');
  }

  /** Killed or not: the process is gone. */
  async gone(): Promise<void> {
    this.kill();
    await this.ended;
  }

  /** Of a server with CLOCK=manual; everything that is due by then has been done. */
  async moveTo(at: Date): Promise<void> {
    const response = await this.post('/api/clock', { at: at.toISOString() });
    if (response.status !== 200) throw new Error(`The clock was not moved: ${await response.text()}`);
  }

  /** The key of a machine through which citizens reach the city. */
  async keyWith(rights: string[]): Promise<string> {
    const wish = {
      name: '介接系統',
      role: 'channel',
      keyName: '正式',
      rights,
      days: 90,
      ratePerMinute: 6000,
    };
    const response = await this.post('/api/machines', wish, { cookie: await this.signIn('admin') });
    const { key } = (await response.json()) as { key?: string };
    if (key === undefined) throw new Error(`No key: ${response.status}.`);
    return key;
  }

  /** In order, with its PostgreSQL. */
  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    await this.ended;
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`)
    .flatMap(task => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' '))
    .filter(Boolean)
    .map(Number);
}

async function addressIn(lines: AsyncIterable<string>): Promise<string | null> {
  let url: string | null = null;
  for await (const line of lines) {
    url ??= line.match(/http:\/\/\S+/)?.[0]?.replace('localhost', '127.0.0.1') ?? null;
    if (line.startsWith('Demo mode')) return url;
  }
  return null;
}
