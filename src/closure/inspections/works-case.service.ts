import { Injectable } from '@nestjs/common';
import { type Asker, permits, type Right } from '../../access/rights.js';
import { caseNotFound } from '../../cases/case.problems.js';
import { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { alreadyGrave } from './inspection.problems.js';
import type { CallGraveDto, HeldInspectionDto, NameProjectDto, WorksCaseDto } from './works-case.dto.js';
import { WorksCase } from './works-case.entity.js';

/** 全民督工: of which project (標案) a report is, and whether it is grave (缺失情節重大). */
@Injectable()
export class WorksCaseService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly city: CityService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403. */
  read(number: string, me: Asker): Promise<WorksCaseDto> {
    return this.database.transaction(async tx => {
      const [file] = await tx.read(CaseFile, { number });
      if (!file) throw caseNotFound();
      this.lock.permitRow(me, 'works.read', file);
      return this.shown(tx, file, me);
    });
  }

  /** CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_NOT_OF_INSPECTION 403, CASE_CONFIDENTIAL 403, STALE_VERSION 409. */
  nameProject(number: string, { version, ...dto }: NameProjectDto, me: Asker): Promise<WorksCaseDto> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'works.name-project', file, version);
      const { id: caseId } = file;
      const now = this.clock.now();
      // It is no person's: whoever reads it, reads what agencies may.
      const covered = (typed: string): string => this.texts.sharedForm(tx, caseId, typed) ?? typed;
      const projectName = covered(dto.name);
      const projectNumber = dto.number === undefined ? null : covered(dto.number);
      tx.set(await this.kept(tx, caseId), { projectNumber, projectName, namedBy: me.id, namedAt: now });
      this.lock.touch(tx, file);
      const text = [projectNumber, projectName].filter(Boolean).join(' ');
      this.timeline.write(tx, { caseId, kind: 'case.project-named', text });
      await this.events.tell(tx, 'case.project-named', { caseId, number });
      return this.shown(tx, file, me);
    });
  }

  /** As in `nameProject`; ALREADY_GRAVE 409. It stands on no timeline: who is looked at is not warned. */
  callGrave(number: string, { version, reason }: CallGraveDto, me: Asker): Promise<WorksCaseDto> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'works.call-grave', file, version);
      const { id: caseId } = file;
      const kept = await this.kept(tx, caseId);
      if (await this.isWaiting(tx, kept)) throw alreadyGrave();
      tx.set(kept, { graveReason: reason, graveBy: me.id, graveAt: this.clock.now() });
      await this.events.tell(tx, 'inspection.grave', { caseId, number });
      return this.shown(tx, file, me);
    });
  }

  private async kept(tx: Transaction, caseId: string): Promise<WorksCase> {
    const [known] = await tx.read(WorksCase, { caseId });
    const none = { projectNumber: null, projectName: null, namedBy: null, namedAt: null };
    const notGrave = { graveReason: null, graveBy: null, graveAt: null };
    return known ?? tx.add(Object.assign(new WorksCase(), { id: newId(), caseId, ...none, ...notGrave }));
  }

  /** It is called grave, and nobody has decided about it since. */
  private async isWaiting(tx: Transaction, { caseId, graveAt }: WorksCase): Promise<boolean> {
    if (graveAt === null) return false;
    const [later] = await tx.query(
      `select 1 from inspection_case m join inspection i on i.id = m.inspection_id
        where m.case_id = $1 and i.decided_at >= $2 limit 1`,
      [caseId, graveAt],
    );
    return later === undefined;
  }

  private async shown(
    tx: Transaction,
    { id, category, ...file }: CaseFile,
    me: Asker,
  ): Promise<WorksCaseDto> {
    const [known] = await tx.read(WorksCase, { caseId: id });
    const isWorks = this.city.isSupervised(category);
    const { agency, district, kind } = file;
    const may = (right: Right): boolean =>
      permits(me, right, { agency, district, kind, supervised: isWorks });
    const { projectNumber = null, projectName = null, graveReason = null } = known ?? {};
    const inspections = await tx.query<HeldInspectionDto>(
      `select to_char(i.held_on, 'YYYY-MM-DD') as "heldOn", i.finding
         from inspection_case m join inspection i on i.id = m.inspection_id
        where m.case_id = $1 and i.state = 'held' order by i.held_on, i.id`,
      [id],
    );
    return {
      ...{ isWorks, inspections },
      project: projectName === null ? null : { number: projectNumber, name: projectName },
      mayName: may('works.name-project'),
      mayCallGrave: may('works.call-grave') && !(known && (await this.isWaiting(tx, known))),
      grave: may('inspection.read') ? graveReason : null,
    };
  }
}
