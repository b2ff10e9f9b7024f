import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { WakefulLoop } from '../platform/log/wakeful-loop.js';
import { FileStore, type StoredFile } from './file-store.js';

const HOUR_MS = 3_600_000;
const KEPT_MS = 24 * HOUR_MS;

/** Removes what was uploaded and then not used within a day, and files whose row was never committed. */
@Injectable()
export class FileSweeper implements BeforeApplicationShutdown {
  private readonly logger = new Logger(FileSweeper.name);
  private readonly loop = new WakefulLoop(FileSweeper.name, () => this.sweepAll(), HOUR_MS);

  constructor(
    private readonly database: Database,
    @Inject(FileStore) private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  /** At once, and then every hour. */
  start(): void {
    this.loop.start();
  }

  /** The row goes first: a file without a row is only lost room, a row without a file would be lost evidence. */
  async sweepUnclaimed(): Promise<number> {
    const swept = await this.database.query<StoredFile>(
      `delete from attachment
        where case_id is null and contact_id is null and held_for is null and uploaded_at < $1
        returning id, sha256`,
      [this.limit()],
    );
    for (const file of swept) await this.store.remove(file);
    return swept.length;
  }

  /** Files that no row knows are few. Where they are most, the folder belongs to another database: hands off. */
  async sweepOrphans(): Promise<number> {
    const orphans: StoredFile[] = [];
    let known = 0;
    for await (const files of this.store.files()) {
      const strangers = await this.withoutRow(files);
      known += files.length - strangers.length;
      for (const file of strangers)
        if (((await this.store.keptAt(file)) ?? this.limit()) < this.limit()) orphans.push(file);
    }
    if (orphans.length > known) {
      this.logger.warn(`${orphans.length} files belong to no attachment of this database; none is removed.`);
      return 0;
    }
    for (const file of orphans) await this.store.remove(file);
    return orphans.length;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Leaves nothing to do. */
  private async sweepAll(): Promise<false> {
    await this.store.discardBefore(this.limit());
    await this.sweepUnclaimed();
    await this.sweepOrphans();
    return false;
  }

  private async withoutRow(files: StoredFile[]): Promise<StoredFile[]> {
    const rows = await this.database.query<{ id: string }>('select id from attachment where id = any($1)', [
      files.map(({ id }) => id),
    ]);
    const ids = new Set(rows.map(({ id }) => id));
    return files.filter(({ id }) => !ids.has(id));
  }

  private limit(): Date {
    return new Date(this.clock.now().getTime() - KEPT_MS);
  }
}
