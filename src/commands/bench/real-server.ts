import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Pulse } from './pulse.js';

const MAIN = resolve(import.meta.dirname, '../../main.js');
const PULSE = import.meta.resolve('./pulse.js');

export interface Account {
  role: string;
  agency: string | null;
  username: string;
  password: string;
}

export interface RealServer {
  url: string;
  accounts: Account[];
  /** How its process has been since this was asked before. */
  pulse(): Promise<Pulse>;
  stop(): Promise<void>;
}

/**
 * The server as anyone starts it, in a process of its own, with a data folder that is thrown away afterwards; on the
 * embedded database, or on the one of DATABASE_URL (where what is recorded stays: with a folder of its own to be kept,
 * that has its keys).
 */
export async function startRealServer(
  settings: Record<string, string> = {},
  keptIn?: string,
): Promise<RealServer> {
  const dataDir = keptIn ?? (await mkdtemp(join(tmpdir(), 'hotline-bench-')));
  const child = spawn(process.execPath, [...process.execArgv, '--import', PULSE, MAIN], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      HOST: '127.0.0.1',
      DEMO: 'on',
      CLOCK: 'system',
      LOG_LEVEL: 'warn',
      ...settings,
    },
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    if (!keptIn) await rm(dataDir, { recursive: true, force: true });
  };
  const url = await Promise.race([addressIn(createInterface(child.stdout!)), ended.then(() => null)]);
  if (url === null) {
    await stop();
    throw new Error('The server did not start.');
  }
  const accounts = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8')) as Account[];
  const pulse = async (): Promise<Pulse> => {
    const told = once(child, 'message');
    child.send('pulse');
    return (await told)[0] as Pulse;
  };
  return { url, accounts, pulse, stop };
}

async function addressIn(lines: AsyncIterable<string>): Promise<string | null> {
  for await (const line of lines) {
    const [address] = line.match(/http:\/\/\S+/) ?? [];
    // The server listens on this very address; its name may stand for another one as well.
    if (address) return address.replace('localhost', '127.0.0.1');
  }
  return null;
}
