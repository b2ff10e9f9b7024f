import { setTimeout as pause } from 'node:timers/promises';
import { FileSealer } from '../../files/file-sealer.js';
import { StartRefused } from '../../platform/config/start-refused.js';
import { Database } from '../../platform/database/database.js';
import { exclusively } from '../../platform/database/exclusive.js';
import { PURPOSES, type Purpose } from '../../platform/vault/key-file.js';
import { KeyRingService } from '../../platform/vault/key-ring.service.js';
import { SealedRowsService } from '../../platform/vault/sealed-rows.service.js';
import type { SealedTable } from '../../platform/vault/sealed-table.js';
import { Vault } from '../../platform/vault/vault.js';
import { sealed } from '../../sealed.js';
import type { Application } from '../admin/verb.js';
import { KeyUses, listed } from './usage.js';

const PAUSE_MS = 200;
/** Some 30 seconds: who holds a row longer is left to the next run. */
const MOST_ROUNDS = 150;
const TELL_EACH_MS = 2000;

export async function rotateKeys(app: Application, wanted: readonly Purpose[]): Promise<void> {
  const done = await exclusively(app.get(Database), 'keys', () => rotate(app, wanted));
  if (done === null) throw new StartRefused('Another process is at the keys. Wait until it has finished.');
}

async function rotate(app: Application, wanted: readonly Purpose[]): Promise<true> {
  const keys = app.get(KeyRingService);
  const cutOff = await keys.unfinished();
  if (cutOff.length > 0) console.log('A rotation that was cut off is taken up again.');
  const purposes = [...new Set([...wanted, ...cutOff])];
  const made = await keys.begin(purposes);
  if (made.length > 0) {
    console.log(`New: ${made.join(', ')}. Servers at work use it from now on.`);
    console.log('Copy the key file to where you keep your keys, now: what is sealed from now on needs it.');
  }
  let lost = 0;
  for (const table of sealed) lost += await sealRows(app, table);
  lost += await sealFiles(app);
  if (lost > 0) process.exitCode = 1;
  await keys.finish(purposes);
  await tellWhatIsLeft(app);
  return true;
}

/** Until nothing is left but what cannot be opened; answers how much that is. */
async function sealRows(app: Application, table: SealedTable): Promise<number> {
  const rows = app.get(SealedRowsService);
  const begun = performance.now();
  let before = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { done, failed, missed } = await rows.sealAnew(table, telling(table.table, before, begun));
    before += done;
    if (done + missed === 0) {
      if (before > 0) console.log(lineOf(table.table, before, begun));
      for (const id of failed) console.log(`Cannot be opened, left as it is: ${table.table} ${id}`);
      return failed.length;
    }
    if (done === 0) await pause(PAUSE_MS);
  }
  throw new StartRefused(`Somebody holds rows of ${table.table}. Run this again: it goes on where it is.`);
}

async function sealFiles(app: Application): Promise<number> {
  const begun = performance.now();
  const files = app.get(FileSealer, { strict: false });
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const answer = await files.sealAll(telling('files', 0, begun));
    if (!answer) {
      await pause(PAUSE_MS);
      continue;
    }
    if (answer.done > 0) console.log(lineOf('files', answer.done, begun));
    if (answer.failed > 0) console.log(`${answer.failed} files cannot be opened and were left as they are.`);
    return answer.failed;
  }
  throw new StartRefused('A server is sealing its files. Run this again when it has finished.');
}

async function tellWhatIsLeft(app: Application): Promise<void> {
  const uses = await KeyUses.of(app);
  const ring = app.get(Vault).ring();
  for (const purpose of PURPOSES) {
    for (const { id } of ring[purpose].slice(1)) {
      const left = listed(uses.on(purpose, id));
      if (left) console.log(`Still needs the older ${purpose} key ${id}: ${left}.`);
    }
  }
  console.log(
    'Done. Older keys stay in the file until "npm run keys -- retire"; older backups need them for ever.',
  );
}

/** Every two seconds at most. */
function telling(what: string, before: number, begun: number): (answer: { done: number }) => void {
  let told = performance.now();
  return ({ done }) => {
    if (performance.now() - told < TELL_EACH_MS) return;
    told = performance.now();
    console.log(lineOf(what, before + done, begun));
  };
}

function lineOf(what: string, done: number, begun: number): string {
  const seconds = (performance.now() - begun) / 1000;
  return `${what}: ${done.toLocaleString('en')} sealed anew (${Math.round(done / seconds).toLocaleString('en')}/s)`;
}
