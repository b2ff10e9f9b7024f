import { Injectable } from '@nestjs/common';
import { CaseFile } from '../../cases/case-file.entity.js';
import { GrantsService } from '../../citizens/grants.service.js';
import { CityService } from '../../city/city.service.js';
import { Message } from '../../messages/mail/message.entity.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import { Survey, type SurveyState } from '../survey.entity.js';
import { called, tellable } from '../survey.facts.js';
import { SurveyCall } from './survey-call.entity.js';
import { endAtLast, nextTry, type Unanswered } from './survey-call.rules.js';
import { SurveyCallAttempt } from './survey-call-attempt.entity.js';

/** Whoever is on the telephone is not cut off; a call that was taken and forgotten is. */
export const CALL_MS = 3_600_000;

/** Who waits to be asked by telephone: put into the list, tried again, and taken out of it. The case is locked. */
@Injectable()
export class SurveyCalls {
  constructor(
    private readonly city: CityService,
    private readonly grants: GrantsService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Into the list, for the next hour at which people are called. */
  open(tx: Transaction, surveyId: string): void {
    const { hours = [] } = this.city.protocol?.satisfaction?.phone ?? {};
    const dueAt = nextTry([], this.clock.now(), hours, day => this.city.isHoliday(day));
    tx.add(Object.assign(new SurveyCall(), { surveyId, version: 1, dueAt, takenBy: null, takenAt: null }));
  }

  /** Whoever had taken it no longer knows who it was. */
  async release(tx: Transaction, call: SurveyCall, dueAt = call.dueAt): Promise<void> {
    tx.set(call, { takenBy: null, takenAt: null, dueAt, version: call.version + 1 });
    await this.grants.end(tx, call.surveyId);
  }

  async giveBack(tx: Transaction, call: SurveyCall, number: string): Promise<void> {
    await this.release(tx, call);
    const survey = await tx.get(Survey, call.surveyId);
    if (survey) await this.events.tell(tx, 'survey-call.given-back', called(survey, number));
  }

  /** A call that was taken and forgotten: somebody else may make it. */
  async giveBackForgotten(tx: Transaction, survey: Survey, number: string): Promise<void> {
    const call = await this.callOf(tx, survey);
    if (call?.takenBy && !this.isAtIt(call)) await this.giveBack(tx, call, number);
  }

  private isAtIt({ takenAt }: SurveyCall): boolean {
    return takenAt !== null && takenAt.getTime() > this.clock.now().getTime() - CALL_MS;
  }

  /** The survey ends as this one, whatever it was asked by. */
  async end(tx: Transaction, survey: Survey, state: SurveyState): Promise<void> {
    tx.set(survey, { state });
    const call = await this.callOf(tx, survey);
    if (call?.takenBy) await this.release(tx, call);
  }

  /** From the first to the last. */
  attempts(tx: Transaction, surveyId: string): Promise<SurveyCallAttempt[]> {
    return tx.read(SurveyCallAttempt, { surveyId }, { order: 'id' });
  }

  /** The time is over: whoever nobody tried to ask has not been silent. */
  async endInTime(tx: Transaction, survey: Survey, number: string): Promise<void> {
    const call = await this.callOf(tx, survey);
    if (call && this.isAtIt(call)) return;
    const results = call ? (await this.attempts(tx, survey.id)).map(({ result }) => result) : [];
    const state = call ? endAtLast(results) : await this.endOfMessage(tx, survey);
    await this.end(tx, survey, state);
    await this.events.tell(tx, `survey.${state}`, tellable(survey, number));
  }

  /** A message that has not left until then, or an app that never asked for it, brings a link that is void: nobody was asked. */
  private async endOfMessage(tx: Transaction, { messageId, tokenHash }: Survey): Promise<Unanswered> {
    if (tokenHash === null) return 'undelivered';
    const [message] = messageId ? await tx.read(Message, { id: messageId }) : [];
    return message && message.state !== 'sent' ? 'undelivered' : 'expired';
  }

  /**
   * Hears staff.handed-over; a colleague calls. One that is acted on in this very moment is not waited for: the supervisor
   * can give it back.
   */
  async giveBackAllOf(tx: Transaction, { payload: { from } }: Fact<'staff.handed-over'>): Promise<void> {
    const cases = await tx.query<{ surveyId: string; number: string }>(
      `select t.survey_id as "surveyId", c.number
         from survey_call t join survey s on s.id = t.survey_id join case_file c on c.id = s.case_id
        where t.taken_by = $1 order by c.id for update of c skip locked`,
      [from],
    );
    const numbers = new Map(cases.map(({ surveyId, number }) => [surveyId, number]));
    const theirs = 'taken_by = $1 and survey_id = any($2)';
    const calls = await tx.find(SurveyCall, theirs, [from, [...numbers.keys()]], { lock: true });
    for (const call of calls) {
      const number = numbers.get(call.surveyId);
      if (number !== undefined) await this.giveBack(tx, call, number);
    }
  }

  /** Hears privacy.person-due: there is nobody any more to be asked, and a link that was sent is void. */
  async endOfPerson(tx: Transaction, { payload }: Fact<'privacy.person-due'>): Promise<void> {
    const theirs = `state in ('waiting', 'sent', 'undelivered')
      and case_id in (select id from case_file where citizen_id = $1)`;
    for (const survey of await tx.find(Survey, theirs, [payload.citizenId], { lock: true })) {
      await this.end(tx, survey, 'moot');
      const file = await tx.get(CaseFile, survey.caseId);
      if (file && survey.invitedAt) await this.events.tell(tx, 'survey.moot', tellable(survey, file.number));
    }
  }

  private async callOf(tx: Transaction, { id, channel }: Survey): Promise<SurveyCall | undefined> {
    if (channel !== 'call') return undefined;
    const [call] = await tx.read(SurveyCall, { surveyId: id }, { lock: true });
    return call;
  }
}
