import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { rowsOf } from './rows-of-text.rules.js';
import { textOfBytes } from './text-of-bytes.js';
import { UnreadableFile } from './unreadable-file.js';

export interface RawRow {
  /** Which one it is, for the report: `row 7`, of a folder with the file. */
  where: string;
  value: unknown;
}

/** The rows of a file, or of all the .json, .jsonl and .xml files below a folder. UnreadableFile names the file. */
export async function readRows(path: string): Promise<RawRow[]> {
  if (!(await stat(path)).isDirectory()) return rowsOfFile(path);
  const names = (await readdir(path, { recursive: true })).filter(name =>
    /\.(jsonl?|xml)(\.gz)?$/.test(name),
  );
  if (names.length === 0) throw new UnreadableFile('The folder holds no .json, .jsonl or .xml files.');
  const rows: RawRow[] = [];
  for (const name of names.sort()) {
    const file = join(path, name);
    const ofFile = await rowsOfFile(file).catch(error => {
      throw error instanceof UnreadableFile ? new UnreadableFile(`${name}: ${error.message}`) : error;
    });
    const short = relative(path, file);
    // One by one: a call has no room for a million arguments.
    for (const { where, value } of ofFile) rows.push({ where: `${short} ${where}`, value });
  }
  return rows;
}

async function rowsOfFile(path: string): Promise<RawRow[]> {
  const text = textOfBytes(await readFile(path), path);
  return rowsOf(text).map(({ row, value }) => ({ where: `row ${row}`, value }));
}
