import { Injectable } from '@nestjs/common';
import { drawToken, hashOfToken } from '../access/tokens.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { MailGateway } from '../messages/mail/mail-gateway.js';
import { Outbox } from '../messages/mail/outbox.service.js';
import { SmsGateway } from '../messages/sms/sms-gateway.js';
import { SurveyLinks } from '../messages/survey-links.js';
import { timeInWords } from '../platform/clock/taipei.js';
import type { Transaction } from '../platform/database/transaction.js';
import { SurveyCalls } from './phone/survey-calls.service.js';
import type { Survey } from './survey.entity.js';

type Asked = Partial<Pick<Survey, 'tokenHash' | 'messageId'>>;

/** By which way a citizen is asked when it is time to. */
@Injectable()
export class AskingService {
  constructor(
    private readonly outbox: Outbox,
    private readonly gateway: MailGateway,
    private readonly texts: SmsGateway,
    private readonly calls: SurveyCalls,
    private readonly links: SurveyLinks,
  ) {}

  /** What the survey has from it; null: that way is closed by now. */
  ask(tx: Transaction, survey: Survey, file: CaseFile, expiresAt: Date): Asked | null {
    if (file.citizenId === null) return null;
    // The app asks for it (intake/open311), as often as it likes.
    if (survey.channel === 'app') return { tokenHash: hashOfToken(this.links.tokenOf(survey.id)) };
    if (survey.channel === 'call') return this.calls.open(tx, survey.id) ? {} : null;
    return this.write(tx, survey, { ...file, citizenId: file.citizenId }, expiresAt);
  }

  private write(
    tx: Transaction,
    { language, caseId, channel }: Survey,
    { number, citizenId }: { number: string; citizenId: string },
    expiresAt: Date,
  ): Asked | null {
    const via = channel === 'sms' ? channel : 'mail';
    const isOpen = via === 'sms' ? this.texts.isOpen : this.gateway.isOpen;
    if (!isOpen) return null;
    const token = drawToken();
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
    return { tokenHash: hashOfToken(token), messageId };
  }
}
