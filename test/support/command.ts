import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export interface Said {
  code: number | null;
  out: string;
  err: string;
}

/** A command of the operator (`src/commands/NAME.ts`) in a process of its own. */
export class Command {
  out = '';
  err = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly ended: Promise<Said>,
  ) {}

  static start(name: string, args: string[], where: { dataDir: string; databaseUrl?: string }): Command {
    const child = spawn(
      process.execPath,
      ['--no-warnings', '--import', './test/support/typescript.mjs', `src/commands/${name}.ts`, ...args],
      {
        cwd: resolve(import.meta.dirname, '../..'),
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          ...{ DATABASE_URL: where.databaseUrl ?? '', DATA_DIR: where.dataDir, DEMO: 'off' },
          ...{ EMBEDDED_PG_PORT: '', NODE_OPTIONS: '' },
        },
      },
    );
    const command: Command = new Command(
      child,
      once(child, 'close').then(([code]) => ({ code, out: command.out, err: command.err })),
    );
    child.stdout?.setEncoding('utf8').on('data', text => {
      command.out += text;
    });
    child.stderr?.setEncoding('utf8').on('data', text => {
      command.err += text;
    });
    return command;
  }

  static run(...how: Parameters<typeof Command.start>): Promise<Said> {
    return Command.start(...how).ended;
  }

  /** Resolves as soon as this stands in what it said; rejects when it ended before. */
  async says(text: string): Promise<void> {
    const heard = (stream: ChildProcess['stdout']): Promise<null> =>
      once(stream as NonNullable<typeof stream>, 'data').then(() => null);
    while (!this.saidSoFar.includes(text)) {
      const ended = await Promise.race([this.ended, heard(this.child.stdout), heard(this.child.stderr)]);
      if (ended && !this.saidSoFar.includes(text)) throw new Error(`It ended: ${ended.out}${ended.err}`);
    }
  }

  private get saidSoFar(): string {
    return this.out + this.err;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
