import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { HEADER_BYTES, type Place } from '../platform/vault/sealing.js';
import { Vault } from '../platform/vault/vault.js';

export const FILE_SIZES = ['full', 'thumb'] as const;
export type FileSize = (typeof FILE_SIZES)[number];

/** What a file's place follows from. Two people's uploads of one photo are two files: each goes with its own row. */
export interface StoredFile {
  id: string;
  sha256: string;
}

/** One size of a file as it lies on the disk. */
export interface KeptFile {
  file: StoredFile;
  size: FileSize;
  path: string;
  /** Of a time when files were not sealed yet. */
  isClear: boolean;
}

const NAME = /^([0-9a-f]{64})-([0-9a-f-]{36})-(full|thumb)\.(sealed|jpg)$/;

/** Attachments on disk, below `DATA_DIR/files`, sealed each for its own id and size. */
@Injectable()
export class FileStore {
  private readonly folder: string;

  constructor(
    config: Config,
    private readonly vault: Vault,
  ) {
    this.folder = join(config.dataDir, 'files');
  }

  /** When it returns, both sizes survive a power cut; when it throws, neither is left behind. */
  async keep(file: StoredFile, content: Record<FileSize, Buffer>, at: Date): Promise<void> {
    const folder = dirname(this.pathOf(file, 'full'));
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const size of FILE_SIZES) {
        const sealed = this.vault.seal(content[size], placeOf(file, size));
        await writeThrough(this.pathOf(file, size), 'wx', sealed, at);
      }
      await syncFolder(folder);
      await syncFolder(this.folder);
    } catch (error) {
      await this.remove(file);
      throw error;
    }
  }

  async read(file: StoredFile, size: FileSize): Promise<Buffer> {
    const path = this.pathOf(file, size);
    const sealed = await readFile(path).catch(unlessMissing);
    if (sealed) return this.vault.openBytes(sealed, placeOf(file, size));
    // Not sealed yet; or just now.
    const clear = await readFile(clearPathOf(path)).catch(unlessMissing);
    return clear ?? this.vault.openBytes(await readFile(path), placeOf(file, size));
  }

  async remove(file: StoredFile): Promise<void> {
    for (const size of FILE_SIZES) {
      const path = this.pathOf(file, size);
      for (const one of [path, clearPathOf(path), `${path}.new`]) await rm(one, { force: true });
    }
  }

  /** All that is kept, folder by folder. */
  async *files(): AsyncGenerator<StoredFile[]> {
    for await (const kept of this.kept()) {
      yield [...new Map(kept.map(({ file }) => [file.id, file])).values()];
    }
  }

  /** The same, size by size. */
  async *kept(): AsyncGenerator<KeptFile[]> {
    for (const folder of await namesIn(this.folder)) {
      const kept: KeptFile[] = [];
      for (const name of await namesIn(join(this.folder, folder))) {
        const [, sha256, id, size, ending] = NAME.exec(name) ?? [];
        if (!id || !sha256) continue;
        const path = join(this.folder, folder, name);
        kept.push({ file: { id, sha256 }, size: size as FileSize, path, isClear: ending === 'jpg' });
      }
      yield kept;
    }
  }

  /** The first bytes of what is sealed; null where it is gone. */
  async headOf({ path }: KeptFile): Promise<Buffer | null> {
    const file = await open(path).catch(unlessMissing);
    if (!file) return null;
    try {
      const { buffer } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
      return buffer;
    } finally {
      await file.close();
    }
  }

  /** With the newest key. One process at a time; it may be killed and do it again. False: the file is gone. */
  async sealAnew({ file, size, path, isClear }: KeptFile): Promise<boolean> {
    const at = (await stat(path).catch(unlessMissing))?.mtime;
    const content = await readFile(path).catch(unlessMissing);
    if (!at || !content) return false;
    const place = placeOf(file, size);
    const sealed = this.pathOf(file, size);
    const clear = isClear ? content : this.vault.openBytes(content, place);
    await writeThrough(`${sealed}.new`, 'w', this.vault.seal(clear, place), at);
    await rename(`${sealed}.new`, sealed);
    await syncFolder(dirname(sealed));
    if (isClear) await rm(path, { force: true });
    return true;
  }

  /** Null where it is gone. */
  async keptAt(file: StoredFile): Promise<Date | null> {
    for (const size of FILE_SIZES) {
      const path = this.pathOf(file, size);
      for (const one of [path, clearPathOf(path)]) {
        const facts = await stat(one).catch(unlessMissing);
        if (facts) return facts.mtime;
      }
    }
    return null;
  }

  private pathOf({ id, sha256 }: StoredFile, size: FileSize): string {
    return join(this.folder, sha256.slice(0, 2), `${sha256}-${id}-${size}.sealed`);
  }
}

const placeOf = ({ id }: StoredFile, size: FileSize): Place => ({ column: `attachment.${size}`, row: id });
const clearPathOf = (path: string): string => path.replace(/sealed$/, 'jpg');

async function writeThrough(path: string, flag: 'w' | 'wx', content: Buffer, at: Date): Promise<void> {
  const file = await open(path, flag, 0o600);
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
