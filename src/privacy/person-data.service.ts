import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { phoneIncomplete } from '../citizens/citizens.problems.js';
import { CitizensService } from '../citizens/citizens.service.js';
import { OwnDataService } from '../citizens/own-data.service.js';
import { isCompletePhone } from '../citizens/phone.rules.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { type PersonExport, PersonExportQuery } from './person-export.query.js';
import type { CorrectPersonDto, OwnPersonDto } from './person-request.dto.js';
import type { PersonRequest } from './person-request.entity.js';
import { PersonRequestsService } from './person-requests.service.js';
import { nothingAbout, notNow, stale } from './privacy.problems.js';
import type { RequestKind } from './request-due.rules.js';

/** What is kept about the person who asks: shown, handed out, corrected; by whoever handles the request, and recorded. */
@Injectable()
export class PersonDataService {
  constructor(
    private readonly database: Database,
    private readonly requests: PersonRequestsService,
    private readonly citizens: CitizensService,
    private readonly people: OwnDataService,
    private readonly exports: PersonExportQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** REQUEST_NOT_YOURS 403, ACTION_NOT_POSSIBLE 409 once it is finished. */
  async persons(id: string, me: Asker): Promise<OwnPersonDto[]> {
    const ids = await this.database.transaction(async tx => {
      await this.requests.mine(tx, id, me);
      return this.requests.citizensOf(tx, id);
    });
    return this.opened(ids, me);
  }

  /** Everything; only once it was granted. */
  async export(id: string, me: Asker): Promise<PersonExport> {
    const request = await this.granted(id, me, ['access', 'copy']);
    const ids = await this.database.transaction(tx => this.requests.citizensOf(tx, id));
    const persons = await this.opened(ids, me);
    const rest = await this.exports.about(ids, persons, me);
    await this.database.transaction(async tx => {
      const mine = await this.requests.mine(tx, id, me);
      tx.set(mine, { exportedAt: this.clock.now() });
      for (const citizenId of ids)
        await this.audit.record(tx, { action: 'person.exported', citizenId, subject: `request:${id}` });
    });
    const { kind, receivedAt } = request;
    return { request: { kind, receivedAt }, exportedAt: this.clock.now(), persons, ...rest };
  }

  /** Sealed anew, found by the new number. What changed is only marked. PHONE_INCOMPLETE 422. */
  async correct(id: string, dto: CorrectPersonDto, me: Asker): Promise<void> {
    const { version, citizenId, ...said } = dto;
    await this.database.transaction(async tx => {
      if (dto.phone && !isCompletePhone(dto.phone)) throw phoneIncomplete();
      const request = await this.grantedIn(tx, id, me, ['correct']);
      if (request.version !== version) throw stale();
      if (!(await this.requests.citizensOf(tx, id)).includes(citizenId)) throw nothingAbout();
      const changed = await this.people.correct(tx, citizenId, said, id);
      tx.set(request, {
        version: version + 1,
        changed: [...new Set([...request.changed, ...changed])].sort(),
      });
    });
  }

  private granted(id: string, me: Asker, kinds: readonly RequestKind[]): Promise<PersonRequest> {
    return this.database.transaction(tx => this.grantedIn(tx, id, me, kinds));
  }

  private async grantedIn(
    tx: Transaction,
    id: string,
    me: Asker,
    kinds: readonly RequestKind[],
  ): Promise<PersonRequest> {
    const request = await this.requests.mine(tx, id, me);
    if (!kinds.includes(request.kind) || request.decision !== 'granted') throw notNow();
    return request;
  }

  /** Through the one door: on the ground of the request, each reading recorded. */
  private async opened(ids: readonly string[], me: Asker): Promise<OwnPersonDto[]> {
    const persons: OwnPersonDto[] = [];
    for (const citizenId of ids) {
      const known = await this.citizens.read({ citizenId, caseId: null }, me, null);
      if (!known) continue;
      const { ground: _, ...person } = known;
      persons.push({ id: citizenId, ...person, recordedAt: await this.exports.recordedAt(citizenId) });
    }
    return persons;
  }
}
