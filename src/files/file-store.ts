import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';

export const FILE_SIZES = ['full', 'thumb'] as const;
export type FileSize = (typeof FILE_SIZES)[number];

/** What a file's place follows from. Two people's uploads of one photo are two files: each goes with its own row. */
export interface StoredFile {
  id: string;
  sha256: string;
}

const NAME = /^([0-9a-f]{64})-([0-9a-f-]{36})-(full|thumb)\.jpg$/;

/** Attachments on disk, below `DATA_DIR/files`. */
@Injectable()
export class FileStore {
  private readonly folder: string;

  constructor(config: Config) {
    this.folder = join(config.dataDir, 'files');
  }

  /** When it returns, both sizes survive a power cut; when it throws, neither is left behind. */
  async keep(file: StoredFile, content: Record<FileSize, Buffer>, at: Date): Promise<void> {
    const folder = dirname(this.pathOf(file, 'full'));
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const size of FILE_SIZES) await writeThrough(this.pathOf(file, size), content[size], at);
      await syncFolder(folder);
      await syncFolder(this.folder);
    } catch (error) {
      await this.remove(file);
      throw error;
    }
  }

  read(file: StoredFile, size: FileSize): Promise<Buffer> {
    return readFile(this.pathOf(file, size));
  }

  async remove(file: StoredFile): Promise<void> {
    for (const size of FILE_SIZES) await rm(this.pathOf(file, size), { force: true });
  }

  /** All that is kept, folder by folder. */
  async *files(): AsyncGenerator<StoredFile[]> {
    for (const folder of await namesIn(this.folder)) {
      const files = new Map<string, StoredFile>();
      for (const name of await namesIn(join(this.folder, folder))) {
        const [, sha256, id] = NAME.exec(name) ?? [];
        if (id && sha256) files.set(id, { id, sha256 });
      }
      yield [...files.values()];
    }
  }

  /** Null where it is gone. */
  async keptAt(file: StoredFile): Promise<Date | null> {
    for (const size of FILE_SIZES) {
      const facts = await stat(this.pathOf(file, size)).catch(unlessMissing);
      if (facts) return facts.mtime;
    }
    return null;
  }

  private pathOf({ id, sha256 }: StoredFile, size: FileSize): string {
    return join(this.folder, sha256.slice(0, 2), `${sha256}-${id}-${size}.jpg`);
  }
}

async function writeThrough(path: string, content: Buffer, at: Date): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.utimes(at, at);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name in a folder is only safe once the folder itself is written. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(unlessMissing)) ?? [];

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
