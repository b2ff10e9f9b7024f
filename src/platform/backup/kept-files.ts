import { mkdir, open, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartRefused } from '../config/start-refused.js';

/** What of the data folder belongs into a backup beside the database, sealed as it is. */
const FOLDER = 'files';
const PATH = /^files\/[0-9a-f]{2}\/[\w-]+\.\w+$/;
/** In a folder whose database is not there yet. */
const MARK = '.unfinished';

export interface KeptFileEntry {
  path: string;
  mtime: number;
  content: AsyncIterable<Buffer>;
}

/** One after the other; a file that is taken away meanwhile is passed over, as its row may be. */
export async function* keptFiles(dataDir: string): AsyncGenerator<KeptFileEntry> {
  for (const folder of await namesIn(join(dataDir, FOLDER))) {
    for (const name of await namesIn(join(dataDir, FOLDER, folder))) {
      const path = `${FOLDER}/${folder}/${name}`;
      if (!PATH.test(path)) continue;
      const file = await open(join(dataDir, path)).catch(unlessMissing);
      if (!file) continue;
      try {
        const { mtimeMs } = await file.stat();
        yield { path, mtime: mtimeMs, content: file.createReadStream({ autoClose: false }) };
      } finally {
        await file.close();
      }
    }
  }
}

/** Files of a backup on their way into the data folder: all of them, or none. */
export class RestoredFiles {
  private readonly folder: string;
  private readonly draft: string;

  constructor(dataDir: string) {
    this.folder = join(dataDir, FOLDER);
    this.draft = join(dataDir, `${FOLDER}.restoring`);
  }

  /** What an earlier attempt left behind goes; files of anything else stay, and stop it. */
  async begin(): Promise<void> {
    const names = await namesIn(this.folder);
    if (names.includes(MARK)) await rm(this.folder, { recursive: true });
    else if (names.length > 0)
      throw new StartRefused(`${this.folder} holds files already: restore into an empty DATA_DIR.`);
    await rm(this.draft, { recursive: true, force: true });
    await mkdir(this.draft, { recursive: true, mode: 0o700 });
    await writeFile(join(this.draft, MARK), 'The database of these files is not there yet.\n');
  }

  async take(path: string, mtime: number, content: AsyncIterable<Buffer>): Promise<void> {
    if (!PATH.test(path))
      throw new StartRefused(`The backup names a file ${path}, which is no place for one.`);
    const target = join(this.draft, path.slice(FOLDER.length + 1));
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const file = await open(target, 'wx', 0o600);
    try {
      for await (const chunk of content) await file.write(chunk);
      await file.utimes(mtime / 1000, mtime / 1000);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** To their place, still marked. */
  async place(): Promise<void> {
    await rmdir(this.folder).catch(unlessMissing);
    await rename(this.draft, this.folder);
  }

  /** Their database is there. */
  async finish(): Promise<void> {
    await rm(join(this.folder, MARK), { force: true });
  }

  async undo(): Promise<void> {
    await rm(this.draft, { recursive: true, force: true });
    const mark = await readFile(join(this.folder, MARK)).catch(unlessMissing);
    if (mark) await rm(this.folder, { recursive: true });
  }
}

const namesIn = async (folder: string): Promise<string[]> =>
  ((await readdir(folder).catch(unlessMissing)) ?? []).sort();

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
