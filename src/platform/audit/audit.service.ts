import { Injectable } from '@nestjs/common';
import type { AccessAction } from '../../events.js';
import { Clock } from '../clock/clock.js';
import type { Transaction } from '../database/transaction.js';
import { newId } from '../ids.js';
import { Events } from '../log/events.service.js';
import { type Actor, currentActor } from '../request/context.js';
import { accessHash } from './access-hash.rules.js';
import { AccessLogEntry } from './access-log.entity.js';

export interface Access {
  action: AccessAction;
  citizenId?: string | null;
  caseId?: string | null;
  /** `kind:id`; ids and codes only. */
  subject?: string | null;
  /** What the person said it is for. */
  reason?: string | null;
}

/** The record of who looked at what and who changed whose rights. Each entry's hash goes into the log, which is sealed. */
@Injectable()
export class Audit {
  constructor(
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of what it records: neither is there without the other. `by`: where nobody is signed in yet. */
  async record(
    tx: Transaction,
    access: Access,
    by: Pick<Actor, 'kind' | 'id'> = currentActor(),
  ): Promise<void> {
    const { citizenId = null, caseId = null, subject = null, reason = null } = access;
    const entry = tx.add(
      Object.assign(new AccessLogEntry(), {
        id: newId(),
        at: this.clock.now(),
        actorKind: by.kind,
        staffId: by.kind === 'staff' || by.kind === 'machine' ? by.id : null,
        action: access.action,
        citizenId,
        caseId,
        subject,
        reason,
      }),
    );
    await this.events.tell(tx, 'access.recorded', { accessId: entry.id, hash: accessHash(entry) });
  }
}
