import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AccessCheckQuery } from '../platform/audit/access-check.query.js';
import { type KeptHead, readKeptHead } from '../platform/audit/kept-heads.rules.js';
import { LogVerifier, type Verdict } from '../platform/audit/log-verifier.service.js';
import { Clock } from '../platform/clock/clock.js';
import { readConfig } from '../platform/config/config.js';
import type { Asking } from '../platform/database/asking.js';
import { createDataSource } from '../platform/database/data-source.js';
import { SealQuery } from '../platform/log/seal.query.js';
import { faultWords } from '../platform/log/seal-fault.js';
import { SealFaultsQuery } from '../platform/log/seal-faults.query.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import { refuse } from './refuse.js';

// npm run verify-log [-- --head FILE_OR_FOLDER] [--json]
// Walks the whole log and the whole record of access, also beside servers at work, and names what was changed,
// removed, inserted or moved. With heads that were kept elsewhere it also finds a chain that was rewritten as a whole.
// Ends with 0 when there is nothing, with 1 when there is something.

await main(process.argv.slice(2)).catch(refuse);

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { head: { type: 'string', multiple: true }, json: { type: 'boolean' } },
  });
  const heads = (values.head ?? []).flatMap(headsIn);
  const database = await openDatabase(readConfig(), true);
  const source = await createDataSource(database.url).initialize();
  try {
    const verifier = verifierOf(source);
    const verdict = await verifier.verify(heads);
    await verifier.keep(verdict);
    console.log(values.json ? JSON.stringify(withWords(verdict)) : sentences(verdict).join('\n'));
    if (verdict.faults.length > 0) process.exitCode = 1;
  } finally {
    await source.destroy();
    await database.stop();
  }
}

/** Without the application: it brings no schema up to date, and needs none of the keys. */
function verifierOf(database: Asking): LogVerifier {
  const seal = new SealQuery(database);
  const accesses = new AccessCheckQuery(database);
  return new LogVerifier(seal, new SealFaultsQuery(seal), accesses, database, new Clock());
}

/** A file, or all the heads of a folder. @throws Error where there is none: a check against nothing would be sound */
function headsIn(path: string): KeptHead[] {
  if (!statSync(path).isDirectory()) return [readKeptHead(readFileSync(path, 'utf8'), path)];
  const files = readdirSync(path).filter(name => name.endsWith('.json'));
  if (files.length === 0) throw new Error(`There is no head in ${path}.`);
  return files.map(name => readKeptHead(readFileSync(join(path, name), 'utf8'), join(path, name)));
}

function withWords(verdict: Verdict) {
  const faults = verdict.faults.map(fault => ({ ...fault, words: faultWords(fault) }));
  return { ...verdict, isSound: faults.length === 0, faults };
}

function sentences({ position, hash, accesses, heads, faults, unlisted }: Verdict): string[] {
  const seen = `${position} events and ${accesses} access records`;
  const against = heads > 0 ? `, and compared with ${heads} kept heads` : '';
  if (faults.length === 0) return [`Nothing is wrong: looked at ${seen}${against}. Head: ${hash}`];
  const more = unlisted > 0 ? [`${unlisted} more faults are not listed.`] : [];
  return [
    ...faults.map(faultWords),
    ...more,
    `${faults.length + unlisted} faults: looked at ${seen}${against}.`,
  ];
}
