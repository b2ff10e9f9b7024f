import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { Answer } from './parser-process.js';

/** Two mails at a time: one that is made to be slow does not hold up the others. */
const PROCESSES = 2;
const MOST_MS = 30_000;
const MOST_HEAP_MB = 256;

/**
 * Reads mails in processes beside the server: what a stranger sends may be made to take long, to need much memory, or to
 * break its reader. Whatever happens there, the answer is that the mail cannot be read.
 */
@Injectable()
export class MailReader implements BeforeApplicationShutdown {
  private readonly idle = new Set<ChildProcess>();
  private readonly waiting: (() => void)[] = [];
  private busy = 0;

  /** The mail, or why it cannot be read. `mostMs`: after that it is given up. */
  async read(raw: Buffer, mostMs = MOST_MS): Promise<Answer> {
    while (this.busy >= PROCESSES) await new Promise<void>(resolve => this.waiting.push(resolve));
    this.busy += 1;
    try {
      return await this.ask(this.taken() ?? this.start(), raw, mostMs);
    } finally {
      this.busy -= 1;
      this.waiting.shift()?.();
    }
  }

  beforeApplicationShutdown(): void {
    for (const child of this.idle) child.kill('SIGKILL');
  }

  private taken(): ChildProcess | null {
    const [child = null] = this.idle;
    if (child) this.idle.delete(child);
    return child;
  }

  private async ask(child: ChildProcess, raw: Buffer, mostMs: number): Promise<Answer> {
    let settle: (answer: Answer) => void = () => undefined;
    const answered = new Promise<Answer>(resolve => {
      settle = resolve;
    });
    const told = (message: unknown): void => settle(message as Answer);
    const broken = (): void => settle({ unreadable: 'unreadable' });
    const timer = setTimeout(() => settle({ unreadable: 'too_slow' }), mostMs);
    child.once('message', told).once('error', broken).once('exit', broken);
    child.send(raw, error => {
      if (error) broken();
    });
    const answer = await answered;
    clearTimeout(timer);
    child.off('message', told).off('error', broken).off('exit', broken);
    if ('mail' in answer) this.idle.add(child);
    // It may be in any state.
    else child.kill('SIGKILL');
    return answer;
  }

  private start(): ChildProcess {
    const child = fork(fileURLToPath(import.meta.resolve('./parser-process.js')), {
      execArgv: [...process.execArgv, `--max-old-space-size=${MOST_HEAP_MB}`],
      serialization: 'advanced',
      // It needs neither the settings of the server nor its secrets, and what it would say may hold what people wrote.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => undefined).on('exit', () => this.idle.delete(child));
    child.unref();
    child.channel?.unref();
    return child;
  }
}
