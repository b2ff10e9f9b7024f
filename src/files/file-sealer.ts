import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { exclusively } from '../platform/database/exclusive.js';
import { WakefulLoop } from '../platform/log/wakeful-loop.js';
import { keyIdOf } from '../platform/vault/sealing.js';
import { Vault } from '../platform/vault/vault.js';
import { FileStore, type KeptFile } from './file-store.js';

const HOUR_MS = 3_600_000;

export interface SealedFiles {
  /** Sealed anew. */
  done: number;
  /** Could not be opened, and were left as they are. */
  failed: number;
}

/** Seals files of a time when files were not sealed yet, and, after a new key, all the others anew. */
@Injectable()
export class FileSealer implements BeforeApplicationShutdown {
  private readonly logger = new Logger(FileSealer.name);
  private readonly loop = new WakefulLoop(FileSealer.name, () => this.sealClear(), HOUR_MS);
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    @Inject(FileStore) private readonly store: FileStore,
  ) {}

  /** Beside the requests: a file is read meanwhile whether it is sealed already or not. */
  start(): void {
    this.loop.start();
  }

  /** Everything that is not sealed with the newest key. Null: another process is at it. */
  sealAll(tell: (files: SealedFiles) => void): Promise<SealedFiles | null> {
    return this.seal(async kept => kept.isClear || (await this.keyOf(kept)) !== this.newest(), tell);
  }

  /** How many files each key has sealed; under the empty name: those that are clear. */
  async usage(): Promise<Map<string, number>> {
    const usage = new Map<string, number>();
    for await (const folder of this.store.kept()) {
      for (const kept of folder) {
        const key = kept.isClear ? '' : await this.keyOf(kept);
        if (key !== null) usage.set(key, (usage.get(key) ?? 0) + 1);
      }
    }
    return usage;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.loop.stop();
  }

  /** Leaves nothing to do. */
  private async sealClear(): Promise<false> {
    await this.seal(async ({ isClear }) => isClear);
    return false;
  }

  private seal(
    isMeant: (kept: KeptFile) => Promise<boolean>,
    tell: (files: SealedFiles) => void = () => undefined,
  ): Promise<SealedFiles | null> {
    return exclusively(this.database, 'files', async () => {
      const files = { done: 0, failed: 0 };
      for await (const folder of this.store.kept()) {
        for (const kept of folder) {
          if (this.stopping) return files;
          if (!(await isMeant(kept))) continue;
          try {
            if (await this.store.sealAnew(kept)) files.done += 1;
          } catch (error) {
            files.failed += 1;
            this.logger.error(`File ${kept.file.id} (${kept.size}): ${(error as Error).message}`);
          }
          tell(files);
        }
      }
      return files;
    });
  }

  private async keyOf(kept: KeptFile): Promise<string | null> {
    const head = await this.store.headOf(kept);
    return head && (keyIdOf(head) ?? 'unknown');
  }

  private newest(): string {
    return this.vault.ring().seal[0].id;
  }
}
