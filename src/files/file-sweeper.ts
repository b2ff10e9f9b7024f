import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { FileStore, type StoredFile } from './file-store.js';

const HOUR_MS = 3_600_000;
const KEPT_UNCLAIMED_MS = 24 * HOUR_MS;

/** Removes what was uploaded and then not used within a day. */
@Injectable()
export class FileSweeper implements OnApplicationShutdown {
  private readonly logger = new Logger(FileSweeper.name);
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => {
      this.sweep().catch((error: Error) => this.logger.error(error.message, error.stack));
    }, HOUR_MS).unref();
  }

  /** The row goes first: a file without a row is only lost room, a row without a file would be lost evidence. */
  async sweep(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_UNCLAIMED_MS);
    const swept = await this.database.query<StoredFile>(
      'delete from attachment where case_id is null and uploaded_at < $1 returning id, sha256',
      [before],
    );
    for (const file of swept) await this.store.remove(file);
    return swept.length;
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }
}
