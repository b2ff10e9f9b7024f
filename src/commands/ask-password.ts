import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { StartRefused } from '../platform/config/start-refused.js';

/** Asks twice on a terminal, without echo; otherwise takes the first line of the standard input. */
export async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await nextLine()) ?? '';
  const password = await hidden('Password (12 characters or more): ');
  if ((await hidden('Once more: ')) !== password)
    throw new StartRefused('The two passwords differ. Nothing was changed.');
  return password;
}

async function nextLine(): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  return (await lines.next()).value;
}

/** The line editor works as ever, but what it would print goes nowhere. */
async function hidden(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const interrupted = new Promise<never>((_, reject) =>
    terminal.once('SIGINT', () => reject(new StartRefused('Interrupted. Nothing was changed.'))),
  );
  process.stderr.write(question);
  try {
    return await Promise.race([terminal.question(''), interrupted]);
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
