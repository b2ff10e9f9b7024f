import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import { currentActor } from '../../platform/request/context.js';
import { CaseFile } from '../case-file.entity.js';
import { CaseLockService } from '../case-lock.service.js';
import { Incident } from '../incident.entity.js';
import { TimelineService } from '../timeline.service.js';
import type { UnmergedWhy } from './incident.events.js';
import { IncidentMember } from './incident-member.entity.js';
import { LeadFacts, namesOf } from './lead-facts.service.js';
import { holderOf } from './merge.rules.js';

/**
 * Which cases belong to which incident. To join or to leave, the one that leads is locked with the case
 * (`CaseLockService.withLead`). Whoever acts on the one that leads locks those that belong to it afterwards as well, so that
 * nobody waits for each other.
 */
@Injectable()
export class MembershipService {
  constructor(
    private readonly lock: CaseLockService,
    private readonly facts: LeadFacts,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Those that wait for what this case does, which leads them; locked. */
  membersOf(tx: Transaction, { id }: CaseFile): Promise<CaseFile[]> {
    const isLed = `id in (select case_id from incident_member where lead_id = $1 and left_at is null)`;
    return tx.find(CaseFile, `${isLed} and state = 'merged'`, [id], { lock: true, order: 'id' });
  }

  /** Where the case belongs to an incident that another one leads, also after they were released. */
  async of(tx: Transaction, caseId: string): Promise<{ row: IncidentMember; lead: CaseFile } | null> {
    const [row] = await tx.read(IncidentMember, { caseId, leftAt: null });
    const lead = row && (await tx.get(CaseFile, row.leadId));
    return row && lead ? { row, lead } : null;
  }

  /** Both are locked, and its own order has ended. */
  async join(tx: Transaction, file: CaseFile, lead: CaseFile, text: string | null): Promise<void> {
    const incident = (await tx.get(Incident, lead.incidentId)) as Incident;
    if (incident.leadCaseId === null) tx.set(incident, { leadCaseId: lead.id });
    const agency = holderOf(lead);
    this.add(tx, file, lead);
    const { incidentId } = lead;
    this.lock.advance(tx, file, 'merge', { incidentId, agency, unroutedReason: null });
    const data = { lead: lead.number, agency };
    this.timeline.write(tx, { caseId: file.id, kind: 'case.merged', text, data });
    await this.events.tell(tx, 'case.merged', { ...namesOf(file, lead), agency });
    await this.note(tx, 'incident.joined', lead, file);
    await this.catchUp(tx, file, lead);
  }

  /** Another one leads from now on. `carried`: it goes on where the one before was. */
  async follow(tx: Transaction, file: CaseFile, lead: CaseFile, carried = false): Promise<void> {
    const [row] = await tx.read(IncidentMember, { caseId: file.id, leftAt: null });
    if (row) tx.set(row, { incidentId: lead.incidentId, leadId: lead.id });
    const agency = holderOf(lead);
    const changes = { version: file.version + 1, updatedAt: this.clock.now() };
    tx.set(file, { incidentId: lead.incidentId, agency, ...changes });
    const data = { lead: lead.number, agency };
    this.timeline.write(tx, { caseId: file.id, kind: 'case.lead-changed', data });
    await this.events.tell(tx, 'case.lead-changed', { ...namesOf(file, lead), agency });
    if (!carried) await this.catchUp(tx, file, lead);
  }

  /** It stands on its own again, at the centre. */
  async leave(
    tx: Transaction,
    file: CaseFile,
    lead: CaseFile,
    { why, text }: { why: UnmergedWhy; text: string | null },
  ): Promise<void> {
    this.lock.advance(tx, file, 'unmerge', { agency: null });
    await this.standAlone(tx, file, lead, why, text);
  }

  /** Hears case.reopened: one petitioner is not content, and the others are. */
  async leaveReopened(tx: Transaction, { actor, payload }: Fact<'case.reopened'>): Promise<void> {
    if (actor.kind === 'replay') return;
    const found = await this.of(tx, payload.caseId);
    if (!found) return;
    const file = (await tx.get(CaseFile, payload.caseId)) as CaseFile;
    await this.standAlone(tx, file, found.lead, 'reopened', null);
  }

  /** Hears case.mail-received: it stands with its writer's case; who works on the one that leads is told of it there. */
  async noteMail(tx: Transaction, { payload }: Fact<'case.mail-received'>): Promise<void> {
    const file = await tx.get(CaseFile, payload.caseId);
    const found = file?.state === 'merged' ? await this.of(tx, payload.caseId) : null;
    if (!file || !found) return;
    const { automatic } = payload;
    await this.note(tx, 'incident.mail-received', found.lead, file, { automatic });
  }

  /** The one that led has ended; `file` leads. */
  async lead(tx: Transaction, file: CaseFile, before: CaseFile): Promise<void> {
    const { incidentId } = before;
    tx.set(before, { incidentId: this.incidentOf(tx, before).id });
    this.lock.advance(tx, file, 'unmerge', { agency: null });
    await this.close(tx, file.id);
    const incident = (await tx.get(Incident, incidentId)) as Incident;
    tx.set(incident, { leadCaseId: file.id });
    await this.tellUnmerged(tx, file, before, 'leads', null);
  }

  /** Of the incident that is its own. */
  async leadIt(tx: Transaction, { id, incidentId }: CaseFile): Promise<void> {
    const incident = (await tx.get(Incident, incidentId)) as Incident;
    tx.set(incident, { leadCaseId: id });
  }

  private async standAlone(
    tx: Transaction,
    file: CaseFile,
    lead: CaseFile,
    why: UnmergedWhy,
    text: string | null,
  ): Promise<void> {
    await this.close(tx, file.id);
    tx.set(file, { incidentId: this.incidentOf(tx, file).id });
    await this.tellUnmerged(tx, file, lead, why, text);
  }

  private async tellUnmerged(
    tx: Transaction,
    file: CaseFile,
    lead: CaseFile,
    why: UnmergedWhy,
    text: string | null,
  ): Promise<void> {
    const line = { caseId: file.id, kind: 'case.unmerged' as const, text };
    this.timeline.write(tx, { ...line, data: { lead: lead.number, why } });
    await this.events.tell(tx, 'case.unmerged', { ...namesOf(file, lead), why });
    await this.note(tx, 'incident.left', lead, file);
  }

  /** What the lead has done already counts for who joins, from then on. */
  private async catchUp(tx: Transaction, file: CaseFile, lead: CaseFile): Promise<void> {
    const { state, agency } = lead;
    if (agency === null || !TAKEN.includes(state)) return;
    await this.facts.acknowledged(tx, file, lead, agency);
    if (!DONE.includes(state)) return;
    const [order] = await tx.query<{ outcome: string | null }>(
      `select outcome from work_order where case_id = $1 and role = 'lead' order by dispatched_at desc, id desc limit 1`,
      [lead.id],
    );
    await this.facts.reported(tx, file, lead, { agency, outcome: order?.outcome ?? 'done' });
  }

  private async note(
    tx: Transaction,
    kind: 'incident.joined' | 'incident.left' | 'incident.mail-received',
    lead: CaseFile,
    file: CaseFile,
    more: object = {},
  ): Promise<void> {
    const told = { memberId: file.id, member: file.number };
    this.timeline.write(tx, { caseId: lead.id, kind, data: { ...told, ...more } });
    await this.events.tell(tx, kind, { caseId: lead.id, number: lead.number, ...told });
  }

  private add(tx: Transaction, file: CaseFile, lead: CaseFile): void {
    tx.add(
      Object.assign(new IncidentMember(), {
        ...{ id: newId(), incidentId: lead.incidentId, caseId: file.id, leadId: lead.id },
        ...{ joinedAt: this.clock.now(), joinedBy: currentActor().id, leftAt: null, leftBy: null },
      }),
    );
  }

  private async close(tx: Transaction, caseId: string): Promise<void> {
    const [row] = await tx.read(IncidentMember, { caseId, leftAt: null });
    if (row) tx.set(row, { leftAt: this.clock.now(), leftBy: currentActor().id });
  }

  private incidentOf(tx: Transaction, { category, district }: CaseFile): Incident {
    const openedAt = this.clock.now();
    return tx.add(
      Object.assign(new Incident(), { id: newId(), category, district, openedAt, leadCaseId: null }),
    );
  }
}

const TAKEN: readonly CaseFile['state'][] = ['acknowledged', 'waiting', 'reported', 'released'];
const DONE: readonly CaseFile['state'][] = ['reported', 'released'];
