import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { SealQuery } from '../../platform/log/seal.query.js';
import type { AuditCheckDto, AuditHeadDto } from './audit.dto.js';
import { logHasNoHead } from './audit.problems.js';

/** The head of the sealed log, to be kept elsewhere, and when somebody last went through all of it. */
@Injectable()
export class AuditHeadQuery {
  constructor(
    private readonly database: Database,
    private readonly seal: SealQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Recorded, as every reading of the audit. LOG_HAS_NO_HEAD 500: somebody has taken it away. */
  async head(): Promise<AuditHeadDto> {
    const head = await this.seal.head();
    if (!head) throw logHasNoHead();
    const [check] = await this.database.query<Omit<AuditCheckDto, 'at'> & { at: Date }>(
      'select at, position, accesses, heads, faults from log_check order by at desc, id desc limit 1',
    );
    const [exported] = await this.database.query<{ day: string }>(
      'select max(day)::text as day from head_export',
    );
    await this.database.transaction(tx => this.audit.record(tx, { action: 'audit.read', subject: 'head' }));
    return {
      ...head,
      at: this.clock.now().toISOString(),
      lastCheck: check ? { ...check, at: check.at.toISOString() } : null,
      lastExport: exported?.day ?? null,
    };
  }
}
