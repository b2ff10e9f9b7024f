import { createHash } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { HEADER_BYTES, type Place } from '../platform/vault/sealing.js';
import { Vault } from '../platform/vault/vault.js';
import { bytesOf, namesIn, readHead, syncFolder, unlessMissing, writeThrough } from './disk.js';
import type { FileSize, FileStore, KeptFile, Received, Sizes, StoredFile } from './file-store.js';

const NAME = /^([0-9a-f]{64})-([0-9a-f-]{36})-(full|thumb|page-\d{1,3})\.(sealed|jpg)$/;
/** What has come in and is not kept yet; a backup passes it over. */
const INCOMING = 'incoming';

/** Below `DATA_DIR/files`. */
@Injectable()
export class DiskFileStore implements FileStore {
  private readonly folder: string;

  constructor(
    config: Config,
    private readonly vault: Vault,
  ) {
    this.folder = join(config.dataDir, 'files');
  }

  async receive(id: string, content: AsyncIterable<Buffer>, at: Date): Promise<Received> {
    const path = this.draftOf(id);
    const hash = createHash('sha256');
    let size = 0;
    async function* told(): AsyncGenerator<Buffer> {
      for await (const piece of content) {
        hash.update(piece);
        size += piece.length;
        yield piece;
      }
    }
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeThrough(path, 'wx', this.vault.sealContent(told(), placeOf(id, 'full')), at);
    } catch (error) {
      await this.discard(id);
      throw error;
    }
    return { id, size, sha256: hash.digest('hex') };
  }

  openReceived(id: string): AsyncIterable<Buffer> {
    return this.opened(this.draftOf(id), id, 'full');
  }

  async discard(id: string): Promise<void> {
    await rm(this.draftOf(id), { force: true });
  }

  async discardBefore(time: Date): Promise<number> {
    let discarded = 0;
    for (const name of await namesIn(join(this.folder, INCOMING))) {
      const path = join(this.folder, INCOMING, name);
      const facts = await stat(path).catch(unlessMissing);
      if (!facts || facts.mtime >= time) continue;
      await rm(path, { force: true });
      discarded += 1;
    }
    return discarded;
  }

  keep(file: StoredFile, sizes: Sizes, at: Date): Promise<void> {
    return this.place(file, sizes, at, async () => undefined);
  }

  keepReceived(file: Received, sizes: Sizes, at: Date): Promise<void> {
    return this.place(file, sizes, at, () => rename(this.draftOf(file.id), this.pathOf(file, 'full')));
  }

  async *open(file: StoredFile, size: FileSize): AsyncGenerator<Buffer> {
    const path = this.pathOf(file, size);
    // Not sealed yet; or just now.
    const clear = (await stat(path).catch(unlessMissing)) ? null : await wholeOf(clearPathOf(path));
    if (clear) return yield clear;
    yield* this.opened(path, file.id, size);
  }

  async remove(file: StoredFile): Promise<void> {
    const folder = dirname(this.pathOf(file, 'full'));
    const mine = (await namesIn(folder)).filter(name => name.startsWith(`${file.sha256}-${file.id}-`));
    for (const name of mine) await rm(join(folder, name), { force: true });
  }

  async keptAt(file: StoredFile): Promise<Date | null> {
    const path = this.pathOf(file, 'full');
    for (const one of [path, clearPathOf(path), this.pathOf(file, 'thumb')]) {
      const facts = await stat(one).catch(unlessMissing);
      if (facts) return facts.mtime;
    }
    return null;
  }

  async *files(): AsyncGenerator<StoredFile[]> {
    for await (const kept of this.kept()) {
      yield [...new Map(kept.map(({ file }) => [file.id, file])).values()];
    }
  }

  /** Folder by folder. */
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

  headOf({ path }: KeptFile): Promise<Buffer | null> {
    return readHead(path, HEADER_BYTES);
  }

  async sealAnew({ file, size, path, isClear }: KeptFile): Promise<boolean> {
    const at = (await stat(path).catch(unlessMissing))?.mtime;
    if (!at) return false;
    const sealed = this.pathOf(file, size);
    const clear = isClear ? bytesOf(path) : this.opened(path, file.id, size);
    try {
      const content = this.vault.sealContent(clear, placeOf(file.id, size));
      await writeThrough(`${sealed}.new`, 'w', content, at);
    } catch (error) {
      await rm(`${sealed}.new`, { force: true });
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
    await rename(`${sealed}.new`, sealed);
    await syncFolder(dirname(sealed));
    if (isClear) await rm(path, { force: true });
    return true;
  }

  private async place(file: StoredFile, sizes: Sizes, at: Date, more: () => Promise<void>): Promise<void> {
    const folder = dirname(this.pathOf(file, 'full'));
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const [name, content] of Object.entries<Buffer>(sizes as Record<FileSize, Buffer>)) {
        const size = name as FileSize;
        const sealed = this.vault.sealContent(one(content), placeOf(file.id, size));
        await writeThrough(this.pathOf(file, size), 'wx', sealed, at);
      }
      await more();
      await syncFolder(folder);
      await syncFolder(this.folder);
    } catch (error) {
      await this.remove(file);
      await this.discard(file.id);
      throw error;
    }
  }

  private opened(path: string, id: string, size: FileSize): AsyncGenerator<Buffer> {
    return this.vault.openContent(bytesOf(path), placeOf(id, size));
  }

  private draftOf(id: string): string {
    return join(this.folder, INCOMING, `${id}.sealed`);
  }

  private pathOf({ id, sha256 }: StoredFile, size: FileSize): string {
    return join(this.folder, sha256.slice(0, 2), `${sha256}-${id}-${size}.sealed`);
  }
}

const placeOf = (id: string, size: FileSize): Place => ({ column: `attachment.${size}`, row: id });
const clearPathOf = (path: string): string => path.replace(/sealed$/, 'jpg');

async function* one(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}

async function wholeOf(path: string): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of bytesOf(path)) pieces.push(piece);
    return Buffer.concat(pieces);
  } catch (error) {
    return unlessMissing(error as NodeJS.ErrnoException);
  }
}
