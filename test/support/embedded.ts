import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import type { Embedded, EmbeddedOptions } from '../../src/platform/postgres/embedded.js';

export interface App {
  process: ChildProcess;
  /** Rejects with what the program wrote when it did not start. */
  started: Promise<Omit<Embedded, 'stop'>>;
  kill(): Promise<void>;
  stop(): Promise<number>;
}

const HERE = ['--import', resolve('test/support/typescript.mjs'), resolve('test/support/embedded-app.ts')];
const apps = new Set<App>();
const folders = new Set<string>();

/** A program of its own with an embedded PostgreSQL; `entry` where it is not the one of this folder. */
export function startApp(options: EmbeddedOptions, how: SpawnOptions & { entry?: string[] } = {}): App {
  const { entry = HERE, ...spawnOptions } = how;
  const child = spawn(process.execPath, ['--no-warnings', ...entry, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...spawnOptions,
  });
  const ended = once(child, 'exit');
  const complaint = text(child.stderr!);
  const line = Promise.race([once(child.stdout!, 'data'), ended.then(() => [])]);
  const app: App = {
    process: child,
    started: line.then(async ([answer]) => {
      if (!answer) throw new Error((await complaint).trim());
      return JSON.parse(String(answer));
    }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.stdin!.end();
      const [code] = await ended;
      return code;
    },
  };
  app.started.catch(() => {});
  apps.add(app);
  return app;
}

export function temporaryFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'hotline-embedded-'));
  folders.add(folder);
  return folder;
}

/** For afterAll: no server and no file outlives its test, whatever it did to its programs. */
export async function cleanUp(): Promise<void> {
  for (const app of apps) await app.kill();
  apps.clear();
  for (const folder of folders) await remove(folder);
  folders.clear();
}

export async function remove(dataDir: string): Promise<void> {
  const server = serverPid(dataDir);
  if (server) await endProcess(server);
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

export function serverPid(dataDir: string): number | undefined {
  try {
    return (
      Number.parseInt(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10) || undefined
    );
  } catch {
    return undefined;
  }
}

/** SIGKILL, and the wait until the system has taken it away. */
export async function endProcess(pid: number): Promise<void> {
  if (pid === process.pid) return;
  try {
    process.kill(pid, 'SIGKILL');
    for (;;) {
      if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return;
      await new Promise(setImmediate);
    }
  } catch {
    // It is gone.
  }
}

export async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Asks again until a server that is being brought back answers; the test's own time limit is the end of patience. */
export async function askUntilAnswered<Row extends object>(url: string, sql: string): Promise<Row[]> {
  for (;;) {
    try {
      return await ask<Row>(url, sql);
    } catch (error) {
      if (!/^(ECONN|57P|$)/.test((error as { code?: string }).code ?? '')) throw error;
      await new Promise(setImmediate);
    }
  }
}
