import { Injectable } from '@nestjs/common';
import { drawToken, hashOfToken } from '../access/tokens.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { MailGateway } from '../messages/mail/mail-gateway.js';
import { Outbox } from '../messages/mail/outbox.service.js';
import { SurveyLinks } from '../messages/survey-links.js';
import { timeInWords } from '../platform/clock/taipei.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';
import { channelFor } from './invite.rules.js';
import { SurveyCalls } from './phone/survey-calls.service.js';
import { ReachService } from './reach.service.js';
import { Survey } from './survey.entity.js';
import type { SurveyChannel } from './survey.events.js';

type Asked = Partial<Pick<Survey, 'tokenHash' | 'messageId'>>;

/** By which way a citizen is asked when it is time to. */
@Injectable()
export class AskingService {
  constructor(
    private readonly outbox: Outbox,
    private readonly gateway: MailGateway,
    private readonly reach: ReachService,
    private readonly calls: SurveyCalls,
    private readonly links: SurveyLinks,
  ) {}

  /** The planned way, or else one that is left; null: every way is closed by now. */
  async wayFor(tx: Transaction, survey: Survey, file: CaseFile): Promise<SurveyChannel | null> {
    if (file.citizenId === null) return null;
    const reach = await this.reach.of(tx, file.citizenId, file.id);
    if (reach[survey.channel]) return survey.channel;
    // Whoever was drawn is called, or not asked: another way would be another sample.
    return survey.sample === 'phone' ? null : channelFor(file.channel, reach);
  }

  /** What the survey has from it. */
  ask(tx: Transaction, survey: Survey, file: { number: string; citizenId: string }, expiresAt: Date): Asked {
    // The app asks for it (intake/open311), as often as it likes; until it has, nobody is asked.
    if (survey.channel === 'app') return {};
    if (survey.channel === 'call') {
      this.calls.open(tx, survey.id);
      return {};
    }
    return this.write(tx, survey, file, expiresAt);
  }

  /** Hears survey.passed-on. */
  async notePassedOn(tx: Transaction, { payload: { surveyId } }: Fact<'survey.passed-on'>): Promise<void> {
    const [survey] = await tx.read(Survey, { id: surveyId, tokenHash: null }, { lock: true });
    if (survey) tx.set(survey, { tokenHash: hashOfToken(this.links.tokenOf(surveyId)) });
  }

  private write(
    tx: Transaction,
    { language, caseId, channel }: Survey,
    { number, citizenId }: { number: string; citizenId: string },
    expiresAt: Date,
  ): Asked {
    const via = channel === 'sms' ? channel : 'mail';
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
