import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { drawToken, hashOfToken } from '../access/tokens.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { CityService } from '../city/city.service.js';
import { MailGateway } from '../messages/mail/mail-gateway.js';
import { Outbox } from '../messages/mail/outbox.service.js';
import { SmsGateway } from '../messages/sms/sms-gateway.js';
import { Clock } from '../platform/clock/clock.js';
import { timeInWords } from '../platform/clock/taipei.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { WakefulLoop } from '../platform/log/wakeful-loop.js';
import { Survey } from './survey.entity.js';
import { tellable } from './survey.facts.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const BATCH = 50;

/** Asks when it is time to, and stops waiting for an answer: each in one commit, so that a crash doubles and loses nothing. */
@Injectable()
export class SurveySweeper implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(SurveySweeper.name, () => this.round(), MINUTE_MS);

  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly city: CityService,
    private readonly outbox: Outbox,
    private readonly gateway: MailGateway,
    private readonly texts: SmsGateway,
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
    const due = await this.database.query<{ id: string; caseId: string }>(
      `(select id, case_id as "caseId" from survey where state = 'waiting' and send_at <= $1
         order by send_at, id limit ${BATCH})
       union all
       (select id, case_id from survey where state = 'sent' and expires_at <= $1
         order by expires_at, id limit ${BATCH})`,
      [this.clock.now()],
    );
    for (const { id, caseId } of due) await this.settle(id, caseId);
    return due.length >= BATCH;
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
        await this.expire(tx, survey, file.number);
    });
  }

  private async send(tx: Transaction, survey: Survey, { number, citizenId }: CaseFile): Promise<void> {
    const rules = this.city.protocol?.satisfaction;
    const { language, caseId, channel } = survey;
    const via = channel === 'sms' ? channel : 'mail';
    const isOpen = via === 'sms' ? this.texts.isOpen : this.gateway.isOpen;
    if (!rules || citizenId === null || !isOpen) return void tx.set(survey, { state: 'moot' });
    const now = this.clock.now();
    const token = drawToken();
    const expiresAt = new Date(now.getTime() + rules.validDays * DAY_MS);
    const messageId = this.outbox.queue(tx, {
      ...{ kind: 'survey', via, to: { citizenId }, language, letterId: null, about: { caseId, number } },
      ...{ inReplyTo: null, queuedBy: null },
      values: {
        number,
        // Behind the #: the browser sends it to nobody, and no log of a server in between has it.
        link: `${this.gateway.ownAddress}/survey#${token}`,
        until: timeInWords(expiresAt, language),
      },
    });
    const sent = {
      state: 'sent' as const,
      invitedAt: now,
      expiresAt,
      tokenHash: hashOfToken(token),
      messageId,
    };
    tx.set(survey, sent);
    await this.events.tell(tx, 'survey.invited', {
      ...tellable(survey, number),
      expiresAt: expiresAt.toISOString(),
    });
  }

  private async expire(tx: Transaction, survey: Survey, number: string): Promise<void> {
    tx.set(survey, { state: 'expired' });
    await this.events.tell(tx, 'survey.expired', tellable(survey, number));
  }
}
