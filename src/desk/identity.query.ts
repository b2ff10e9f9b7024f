import { Injectable } from '@nestjs/common';
import { type Asker, permits, type Subject } from '../access/rights.js';
import { stateAt } from '../cases/unsealing.rules.js';
import { CitizensService } from '../citizens/citizens.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { CitizenToldDto, IdentityDto, OwnUnsealingDto, StatusReadDto } from './identity.dto.js';

interface Petitioned {
  id: string;
  citizenId: string | null;
}

type RequestRow = Omit<OwnUnsealingDto, 'state'> & { state: 'asked' | 'approved' | 'refused' | 'ended' };

/** What a case page says about who asked, without saying who. */
@Injectable()
export class IdentityQuery {
  constructor(
    private readonly database: Database,
    private readonly citizens: CitizensService,
    private readonly clock: Clock,
  ) {}

  async of({ id, citizenId }: Petitioned, subject: Subject, me: Asker): Promise<IdentityDto> {
    if (citizenId === null) return { ground: null, mayAsk: false, request: null };
    const [ground, request] = await Promise.all([
      this.citizens.groundOf({ citizenId, caseId: id }, me),
      this.ownRequest(id, me),
    ]);
    const waits = request?.state === 'asked';
    const mayAsk = ground === null && !waits && permits(me, 'unsealing.ask', subject);
    return { ground, mayAsk, request };
  }

  /** Of the last call-back; null: nobody was to be called. */
  async told(caseId: string): Promise<CitizenToldDto | null> {
    const [row] = await this.database.query<CitizenToldDto>(
      `select coalesce(result, 'open') as state, coalesce(closed_at, opened_at) as at
         from call_back where case_id = $1 and purpose = 'tell_result' order by opened_at desc, id desc limit 1`,
      [caseId],
    );
    return row ?? null;
  }

  /** By whoever has its password; null: nobody yet. */
  async statusRead(caseId: string): Promise<StatusReadDto | null> {
    const [row] = await this.database.query<StatusReadDto>(
      `select count(*)::int as times, max(at) as "lastAt" from access_log
        where case_id = $1 and action = 'case.status-read' having count(*) > 0`,
      [caseId],
    );
    return row ?? null;
  }

  private async ownRequest(caseId: string, me: Asker): Promise<OwnUnsealingDto | null> {
    const [row] = await this.database.query<RequestRow>(
      `select id, version, state, decider, asked_at as "askedAt", note, until_at as "untilAt"
         from unsealing where case_id = $1 and asked_by = $2 order by asked_at desc, id desc limit 1`,
      [caseId, me.id],
    );
    return row ? { ...row, state: stateAt(row, this.clock.now()) } : null;
  }
}
