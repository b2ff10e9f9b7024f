import { mkdir, open, readFile, rm } from 'node:fs/promises';
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

/** Attachments on disk, below `DATA_DIR/files`. */
@Injectable()
export class FileStore {
  private readonly folder: string;

  constructor(config: Config) {
    this.folder = join(config.dataDir, 'files');
  }

  /** When it returns, both sizes survive a power cut; when it throws, neither is left behind. */
  async keep(file: StoredFile, content: Record<FileSize, Buffer>): Promise<void> {
    const folder = dirname(this.pathOf(file, 'full'));
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const size of FILE_SIZES) await writeThrough(this.pathOf(file, size), content[size]);
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

  private pathOf({ id, sha256 }: StoredFile, size: FileSize): string {
    return join(this.folder, sha256.slice(0, 2), `${sha256}-${id}-${size}.jpg`);
  }
}

async function writeThrough(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
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
