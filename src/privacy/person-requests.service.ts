import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { GrantsService } from '../citizens/grants.service.js';
import { OwnDataService } from '../citizens/own-data.service.js';
import type { AccessAction } from '../events.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { readTime } from '../platform/clock/read-time.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { invalid } from '../platform/problem/validation.js';
import type { RegisterRequestDto } from './person-request.dto.js';
import { PersonRequest } from './person-request.entity.js';
import { PersonRequestCitizen } from './person-request-citizen.entity.js';
import { notNow, notYourRequest, requestNotFound, stale } from './privacy.problems.js';
import { extendedDueAt, requestDueAt } from './request-due.rules.js';

/** A request of somebody about their own data, from the counter to the answer. */
@Injectable()
export class PersonRequestsService {
  constructor(
    private readonly database: Database,
    private readonly people: OwnDataService,
    private readonly grants: GrantsService,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The request itself is the ground on which its handler sees the data it is about. INVALID 400. */
  register(dto: RegisterRequestDto, me: Asker): Promise<string> {
    const now = this.clock.now();
    const receivedAt = dto.receivedAt === undefined ? now : (readTime(dto.receivedAt) as Date);
    if (receivedAt > now) throw invalid([{ field: 'receivedAt', message: IN_FUTURE }]);
    return this.database.transaction(async tx => {
      const id = newId();
      const asked = { name: dto.name, phone: dto.phone ?? null, citizenId: await petitionerOf(tx, dto) };
      const citizens = await this.people.find(tx, asked, id);
      const dueAt = requestDueAt(dto.kind, receivedAt);
      const request = tx.add(
        Object.assign(new PersonRequest(), {
          ...{ id, version: 1, kind: dto.kind, identifiedBy: dto.identifiedBy, receivedAt },
          ...{ registeredAt: now, registeredBy: me.id, handledBy: me.id, originalDueAt: dueAt, dueAt },
          ...{
            extensionReason: null,
            decision: null,
            decisionReason: null,
            decidedAt: null,
            decidedBy: null,
          },
          ...{ changed: [], exportedAt: null, result: null, finishedAt: null },
        }),
      );
      for (const citizenId of citizens)
        tx.add(Object.assign(new PersonRequestCitizen(), { requestId: id, citizenId }));
      this.open(tx, request, citizens);
      await this.record(tx, 'request.registered', request);
      await this.events.tell(tx, 'request.registered', {
        ...{ requestId: id, kind: dto.kind, dueAt: dueAt.toISOString() },
      });
      return id;
    });
  }

  /** Somebody else sees to it from now on, and whoever did so no longer sees the data. */
  take(id: string, version: number, me: Asker): Promise<void> {
    return this.change(id, version, async (tx, request) => {
      tx.set(request, { handledBy: me.id });
      await this.grants.end(tx, id);
      this.open(tx, request, await this.citizensOf(tx, id));
      await this.record(tx, 'request.taken', request);
    });
  }

  /** Once, with the reason that the person is told in writing (個資法 §13). ACTION_NOT_POSSIBLE 409. */
  extend(id: string, version: number, reason: string): Promise<void> {
    return this.change(id, version, async (tx, request) => {
      if (request.extensionReason !== null || request.decision !== null) throw notNow();
      const dueAt = extendedDueAt(request.kind, request.receivedAt);
      tx.set(request, { dueAt, extensionReason: reason });
      await this.events.tell(tx, 'request.extended', { requestId: id, dueAt: dueAt.toISOString() });
    });
  }

  /** The person has been answered; nobody sees the data any more. ACTION_NOT_POSSIBLE 409 before it is decided. */
  finish(id: string, version: number, result: string): Promise<void> {
    return this.change(id, version, async (tx, request) => {
      if (request.decision === null) throw notNow();
      const [waiting] = await tx.query(
        `select 1 from retention_proposal where request_id = $1 and state in ('proposed', 'approved')`,
        [id],
      );
      if (waiting) throw notNow();
      tx.set(request, { result, finishedAt: this.clock.now() });
      await this.grants.end(tx, id);
      await this.record(tx, 'request.finished', request);
      await this.events.tell(tx, 'request.finished', { requestId: id });
    });
  }

  /** Changes a request that is not finished. REQUEST_NOT_FOUND 404, ACTION_NOT_POSSIBLE and STALE_VERSION 409. */
  async change(
    id: string,
    version: number,
    work: (tx: Transaction, request: PersonRequest) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(async tx => {
      const request = await this.locked(tx, id);
      if (request.finishedAt !== null) throw notNow();
      if (request.version !== version) throw stale();
      tx.set(request, { version: version + 1 });
      await work(tx, request);
    });
  }

  /** For whoever handles it, while it is open. REQUEST_NOT_YOURS 403, ACTION_NOT_POSSIBLE 409. */
  async mine(tx: Transaction, id: string, me: Asker): Promise<PersonRequest> {
    const request = await this.locked(tx, id);
    if (request.handledBy !== me.id) throw notYourRequest();
    if (request.finishedAt !== null) throw notNow();
    return request;
  }

  async citizensOf(tx: Transaction, requestId: string): Promise<string[]> {
    const rows = await tx.read(PersonRequestCitizen, { requestId }, { order: 'citizenId' });
    return rows.map(({ citizenId }) => citizenId);
  }

  record(tx: Transaction, action: AccessAction, { id, kind }: PersonRequest): Promise<void> {
    return this.audit.record(tx, { action, subject: `request:${id}`, reason: kind });
  }

  private open(tx: Transaction, { id, handledBy }: PersonRequest, citizens: readonly string[]): void {
    for (const citizenId of citizens)
      this.grants.give(tx, {
        ...{ staffId: handledBy, citizenId, caseId: null, ground: 'request', sourceId: id, untilAt: null },
      });
  }

  private async locked(tx: Transaction, id: string): Promise<PersonRequest> {
    const [request] = await tx.read(PersonRequest, { id }, { lock: true });
    if (!request) throw requestNotFound();
    return request;
  }
}

const IN_FUTURE = { 'zh-TW': '收件時間不能晚於現在', en: 'must not be in the future' };

/** The case's petitioner, if there is such a case; whether there is, is told to nobody. */
async function petitionerOf(tx: Transaction, { caseNumber }: RegisterRequestDto): Promise<string | null> {
  if (!caseNumber) return null;
  const [row] = await tx.query<{ citizenId: string | null }>(
    'select citizen_id as "citizenId" from case_file where number = $1',
    [caseNumber.toUpperCase()],
  );
  return row?.citizenId ?? null;
}
