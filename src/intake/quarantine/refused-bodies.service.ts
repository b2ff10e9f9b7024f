import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DoorsService } from '../doors/doors.service.js';
import { QuarantineService, type ToKeep } from './quarantine.service.js';

/** Of one system, that nobody has decided about yet: whoever sends nonsense without end fills no disk. */
const MOST_WAITING = 1000;
const MOST_WAITING_BYTES = 200 * 1024 * 1024;

/** What a system has sent and was refused, for a person to look through; the same again is kept once. */
@Injectable()
export class RefusedBodies {
  private readonly logger = new Logger(RefusedBodies.name);

  constructor(
    private readonly database: Database,
    private readonly doors: DoorsService,
    private readonly quarantine: QuarantineService,
    private readonly clock: Clock,
  ) {}

  async keep(about: Omit<ToKeep, 'receivedAt'>): Promise<void> {
    const { door, source, raw } = about;
    const key = `refused:${createHash('sha256').update(raw).digest('hex')}`;
    if (await this.isFull(source, raw.length)) {
      this.logger.warn(`Too much of ${source} waits in quarantine: what it sends is refused, and not kept.`);
      return;
    }
    await this.database.transaction(async tx => {
      await this.doors.once(tx, { door, source, key }, async () => {
        this.quarantine.keep(tx, { ...about, receivedAt: this.clock.now() });
        return { contactId: null, caseIds: [] };
      });
    });
  }

  private async isFull(source: string, size: number): Promise<boolean> {
    const [waiting] = await this.database.query<{ count: number; bytes: number }>(
      `select count(*)::int as count, coalesce(sum(size), 0)::float8 as bytes
         from quarantine where source = $1 and state = 'open'`,
      [source],
    );
    const { count, bytes } = waiting as { count: number; bytes: number };
    return count >= MOST_WAITING || bytes + size > MOST_WAITING_BYTES;
  }
}
