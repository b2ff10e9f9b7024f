import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { StartRefused } from '../platform/config/start-refused.js';

/** Asks twice on a terminal, without echo; otherwise takes the first line of the standard input. */
export async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await firstLine()) ?? '';
  const [password, again] = await askHidden(
    'Password (12 characters or more; nothing: one is drawn): ',
    'Once more: ',
  );
  if (password !== again) throw new StartRefused('The two passwords differ. Nothing was changed.');
  return password as string;
}

async function firstLine(): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  return (await lines.next()).value;
}

/** The line editor works as ever, but what it would print goes nowhere; one editor, so that no key slips in between. */
async function askHidden(...questions: string[]): Promise<string[]> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const interrupted = new Promise<never>((_, reject) =>
    terminal.once('close', () => reject(new StartRefused('Interrupted. Nothing was changed.'))),
  );
  interrupted.catch(() => undefined);
  const answers: string[] = [];
  try {
    for (const question of questions) {
      process.stderr.write(question);
      answers.push(await Promise.race([terminal.question(''), interrupted]));
      process.stderr.write('\n');
    }
    return answers;
  } finally {
    terminal.close();
  }
}
