import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { FeedLine } from './feed.js';

export interface Replayed {
  code: number | null;
  said: string;
  complained: string;
  /** The last line, where it is JSON. */
  figures: Record<string, number>;
}

/** `npm run replay`, built, in a process of its own: on the database of `databaseUrl`, or the one in `dataDir`. */
export class ReplayCommand {
  private constructor(
    readonly process: ChildProcess,
    readonly ended: Promise<Replayed>,
  ) {}

  static start(args: string[], where: { dataDir: string; databaseUrl?: string }): ReplayCommand {
    const child = spawn(process.execPath, ['dist/src/commands/replay.js', ...args], {
      cwd: resolve(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATA_DIR: where.dataDir,
        DATABASE_URL: where.databaseUrl ?? '',
        EMBEDDED_PG_PORT: '',
      },
    });
    const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]).then(
      ([said, complained, [code]]) => ({ code, said, complained, figures: lastLineOf(said) }),
    );
    return new ReplayCommand(child, ended);
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }
}

function lastLineOf(said: string): Record<string, number> {
  const last = said.trimEnd().split('\n').at(-1) ?? '';
  return last.startsWith('{') ? (JSON.parse(last) as Record<string, number>) : {};
}

export const jsonl = (lines: (FeedLine | object | string)[]): string =>
  lines.map(line => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');

/** A folder with files to replay, thrown away in the end. */
export class FeedFolder {
  private constructor(readonly path: string) {}

  static async make(): Promise<FeedFolder> {
    return new FeedFolder(await mkdtemp(join(tmpdir(), 'hotline-feed-')));
  }

  /** Packed when its name ends in .gz. */
  async write(name: string, lines: (FeedLine | object | string)[]): Promise<string> {
    const file = join(this.path, name);
    await writeFile(file, name.endsWith('.gz') ? gzipSync(jsonl(lines)) : jsonl(lines));
    return file;
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }
}
