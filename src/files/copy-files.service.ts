import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Vault } from '../platform/vault/vault.js';
import { Attachment } from './attachment.entity.js';
import type { FileClaim } from './claim-files.service.js';
import { type FileSize, FileStore, type Sizes } from './file-store.js';

/**
 * One letter, several cases: each has the file for itself, since each is read by others and is gone at another time.
 */
@Injectable()
export class CopyFilesService {
  constructor(
    @Inject(FileStore) private readonly store: FileStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** They lie on the disk before the rows are committed; what is rolled back is left to the sweeper. */
  async copy(
    tx: Transaction,
    ids: readonly string[],
    to: Pick<FileClaim, 'caseId' | 'entryId'>,
  ): Promise<void> {
    // Not the time of the first one: what has no row yet and is a day old, the sweeper removes.
    const now = this.clock.now();
    const found = await tx.find(Attachment, 'id = any($1)', [ids], { order: 'uploadedAt' });
    for (const from of found) {
      const id = newId();
      const received = await this.store.receive(id, this.store.open(from, 'full'), now);
      await this.store.keepReceived(received, await this.shownOf(from), now);
      const name = from.name && this.vault.openBytes(from.name, placeOfName(from.id));
      tx.add(
        Object.assign(new Attachment(), from, {
          ...{ id, caseId: to.caseId, entryId: to.entryId ?? null, workOrderId: null, shows: null },
          name: name && this.vault.seal(name, placeOfName(id)),
        }),
      );
    }
  }

  private async shownOf(file: Attachment): Promise<Sizes> {
    const pages = Array.from({ length: file.pages ?? 0 }, (_, index): FileSize => `page-${index + 1}`);
    const isShown = file.kind === 'photo' || file.pages !== null;
    const sizes: Sizes = {};
    for (const size of isShown ? (['thumb', ...pages] as const) : []) {
      const pieces: Buffer[] = [];
      for await (const piece of this.store.open(file, size)) pieces.push(piece);
      sizes[size] = Buffer.concat(pieces);
    }
    return sizes;
  }
}

const placeOfName = (id: string) => ({ column: 'attachment.name', row: id });
