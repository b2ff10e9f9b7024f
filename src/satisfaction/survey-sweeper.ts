import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { CaseFile } from '../cases/case-file.entity.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { CityService } from '../city/city.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { WakefulLoop } from '../platform/log/wakeful-loop.js';
import { AskingService } from './asking.service.js';
import { isContactedByAgency, isLeftOut, leavesAt } from './invite.rules.js';
import { CALL_MS, SurveyCalls } from './phone/survey-calls.service.js';
import { Survey } from './survey.entity.js';
import { tellable } from './survey.facts.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const BATCH = 50;

/** Asks when it is time to, and stops waiting for an answer: each in one commit, so that a crash doubles and loses nothing. */
@Injectable()
export class SurveySweeper implements BeforeApplicationShutdown {
  private readonly logger = new Logger(SurveySweeper.name);
  private readonly loop = new WakefulLoop(SurveySweeper.name, () => this.round(), MINUTE_MS);

  /** Which could not be settled, and until when they keep nobody else waiting. */
  private readonly putBack = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly city: CityService,
    private readonly asking: AskingService,
    private readonly calls: SurveyCalls,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  async sweepAll(): Promise<void> {
    while (await this.round());
  }

  /** True while there may be more. */
  private async round(): Promise<boolean> {
    const now = this.clock.now();
    const due = await this.database.query<{ id: string; caseId: string }>(
      `(select id, case_id as "caseId" from survey where state = 'waiting' and send_at <= $1 and id <> all($3)
         order by send_at, id limit ${BATCH})
       union all
       (select id, case_id from survey where state = 'sent' and expires_at <= $1 and id <> all($3)
           and not exists (select 1 from survey_call where survey_id = survey.id and taken_at > $2)
         order by expires_at, id limit ${BATCH})
       union all
       (select s.id, s.case_id from survey_call t join survey s on s.id = t.survey_id
         where t.taken_by is not null and t.taken_at <= $2 and s.state = 'sent' and s.expires_at > $1 and s.id <> all($3)
         order by t.taken_at, s.id limit ${BATCH})`,
      [now, new Date(now.getTime() - CALL_MS), this.putBackAt(now)],
    );
    for (const { id, caseId } of due)
      await this.settle(id, caseId).catch((fault: Error) => {
        this.putBack.set(id, now.getTime() + HOUR_MS);
        this.logger.error(`The survey ${id} cannot be settled: ${fault.message}`, fault.stack);
      });
    return due.length >= BATCH;
  }

  private putBackAt(now: Date): string[] {
    for (const [id, until] of this.putBack) if (until <= now.getTime()) this.putBack.delete(id);
    return [...this.putBack.keys()];
  }

  private settle(id: string, caseId: string): Promise<void> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byId(tx, caseId);
      const [survey] = await tx.read(Survey, { id }, { lock: true });
      if (!file || !survey) return;
      const now = this.clock.now();
      // Another process may have been here.
      if (survey.state === 'waiting' && survey.sendAt <= now) await this.send(tx, survey, file);
      if (survey.state === 'sent' && survey.expiresAt && survey.expiresAt <= now)
        await this.calls.endInTime(tx, survey, file.number);
      else if (survey.state === 'sent') await this.calls.giveBackForgotten(tx, survey, file.number);
    });
  }

  private async send(tx: Transaction, survey: Survey, file: CaseFile): Promise<void> {
    const rules = this.city.protocol?.satisfaction;
    const { kind, category, citizenId, number } = file;
    const contactByAgency = isContactedByAgency(file, this.city.category(category));
    if (rules && isLeftOut({ kind, category, contactByAgency }, rules)) {
      tx.set(survey, { state: 'moot' });
      return this.events.tell(tx, 'survey.omitted', { caseId: file.id, number });
    }
    const channel = await this.asking.wayFor(tx, survey, file);
    if (!rules || !channel || !citizenId) return void tx.set(survey, { state: 'moot' });
    const now = this.clock.now();
    const leaves = leavesAt(now, channel, rules, day => this.city.isHoliday(day));
    if (leaves > now) return void tx.set(survey, { sendAt: leaves });
    const expiresAt = new Date(now.getTime() + rules.validDays * DAY_MS);
    const asked = this.asking.ask(tx, { ...survey, channel }, { number, citizenId }, expiresAt);
    tx.set(survey, { ...asked, channel, state: 'sent', invitedAt: now, expiresAt });
    const until = { expiresAt: expiresAt.toISOString() };
    await this.events.tell(tx, 'survey.invited', { ...tellable(survey, number), ...until });
  }
}
