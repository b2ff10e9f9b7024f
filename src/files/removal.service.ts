import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';
import { WakefulLoop } from '../platform/log/wakeful-loop.js';
import { FileStore, type StoredFile } from './file-store.js';

const FLOOR_MS = 60_000;
const BATCH = 100;

/**
 * Removes the photos of a case whose time is over. The row goes with the fact; what is on disk is noted down in the same
 * commit and removed after it, so that neither a rollback loses a file nor a crash leaves one behind.
 */
@Injectable()
export class FileRemoval implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(FileRemoval.name, () => this.removeSome(), FLOOR_MS);

  constructor(
    private readonly database: Database,
    @Inject(FileStore) private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Hears privacy.attachments-due. */
  async removeOfCase(tx: Transaction, { payload }: Fact<'privacy.attachments-due'>): Promise<void> {
    await tx.query(
      `with gone as (delete from attachment where case_id = $1 returning id, sha256)
       insert into attachment_removal (id, sha256, wanted_at) select id, sha256, $2 from gone`,
      [payload.caseId, this.clock.now()],
    );
    tx.afterCommit(() => this.loop.wake());
  }

  /** Hears privacy.contact-due: what came with a contact that opened no case. */
  async removeOfContact(tx: Transaction, { payload }: Fact<'privacy.contact-due'>): Promise<void> {
    await tx.query(
      `with gone as (delete from attachment where contact_id = $1 and case_id is null returning id, sha256)
       insert into attachment_removal (id, sha256, wanted_at) select id, sha256, $2 from gone`,
      [payload.contactId, this.clock.now()],
    );
    tx.afterCommit(() => this.loop.wake());
  }

  /** Hears privacy.texts-due: what people call their files is often their name. */
  async forgetNames(tx: Transaction, { payload }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query('update attachment set name = null where case_id = $1 and name is not null', [
      payload.caseId,
    ]);
  }

  /** Until none is left on disk. */
  async removeAll(): Promise<void> {
    while (await this.removeSome());
  }

  /** The file first: a note without a file is harmless, a file without a note would stay. */
  private async removeSome(): Promise<boolean> {
    const wanted = await this.database.query<StoredFile>(
      `select id, sha256 from attachment_removal order by wanted_at, id limit ${BATCH}`,
    );
    for (const file of wanted) {
      await this.store.remove(file);
      await this.database.query('delete from attachment_removal where id = $1', [file.id]);
    }
    return wanted.length === BATCH;
  }
}
