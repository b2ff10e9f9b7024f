import { Injectable } from '@nestjs/common';
import { maySeeConfidential } from '../../access/confidential.rules.js';
import { type Asker, permits } from '../../access/rights.js';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { GrantsService } from '../../citizens/grants.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { AnswerKeeper } from '../answer-keeper.service.js';
import { Survey } from '../survey.entity.js';
import { called, tellable } from '../survey.facts.js';
import type { SurveyCallAnswerDto, SurveyCallAttemptDto, SurveyCallDto } from './survey-call.dto.js';
import { SurveyCall } from './survey-call.entity.js';
import { calledMeanwhile, hindered, oneAtATime, surveyCallNotFound } from './survey-call.problems.js';
import { SurveyCallQuery } from './survey-call.query.js';
import {
  type CallResult,
  endAfter,
  isCallingTime,
  nextTry,
  obstacleTo,
  type SurveyCallAct,
} from './survey-call.rules.js';
import { SurveyCallAttempt } from './survey-call-attempt.entity.js';
import { CALL_MS, SurveyCalls } from './survey-calls.service.js';

interface Found {
  survey: Survey;
  call: SurveyCall;
  file: CaseFile;
}

/** What people do with a survey call. All of them: SURVEY_CALL_NOT_FOUND 404, SURVEY_CALL_NOT_YOURS 403, STALE_VERSION 409. */
@Injectable()
export class SurveyCallActsService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly city: CityService,
    private readonly grants: GrantsService,
    private readonly calls: SurveyCalls,
    private readonly answers: AnswerKeeper,
    private readonly views: SurveyCallQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** From here on this person, and nobody else, may know whom to call. TOO_MANY_TAKEN 409, NOT_CALLING_TIME 409. */
  take(id: string, version: number, me: Asker): Promise<SurveyCallDto> {
    return this.act(id, 'take', version, me, async (tx, { survey, call, file }) => {
      // Locks the person, so that two calls taken at the same moment are counted one after the other.
      await tx.query('select id from staff where id = $1 for no key update', [me.id]);
      const [taken] = await tx.read(SurveyCall, { takenBy: me.id });
      if (taken) throw oneAtATime();
      const takenAt = this.clock.now();
      tx.set(call, { takenBy: me.id, takenAt, version: call.version + 1 });
      const grant = { staffId: me.id, citizenId: file.citizenId, caseId: file.id, sourceId: survey.id };
      // Who is called is known for as long as a call takes.
      this.grants.give(tx, { ...grant, ground: 'call_back', untilAt: new Date(takenAt.getTime() + CALL_MS) });
      await this.events.tell(tx, 'survey-call.taken', called(survey, file.number));
    });
  }

  giveBack(id: string, version: number, me: Asker): Promise<SurveyCallDto> {
    return this.act(id, 'give-back', version, me, (tx, { call, file }) =>
      this.calls.giveBack(tx, call, file.number),
    );
  }

  /** Nobody answered what was asked: they are tried again at another time, or not any more. */
  attempt(id: string, { version, result }: SurveyCallAttemptDto, me: Asker): Promise<SurveyCallDto> {
    return this.act(id, 'attempt', version, me, async (tx, { survey, call, file }) => {
      await this.record(tx, { survey, file }, result, me);
      const { attempts = 1, hours = [] } = this.city.protocol?.satisfaction?.phone ?? {};
      const tried = await this.calls.attempts(tx, survey.id);
      const results = tried.map(({ result: of }) => of);
      const end = endAfter(results, attempts);
      if (end === null) {
        const times = tried.map(({ attemptedAt }) => attemptedAt);
        const next = nextTry(times, this.clock.now(), hours, day => this.city.isHoliday(day));
        return this.calls.release(tx, call, next);
      }
      await this.calls.end(tx, survey, end);
      await this.events.tell(tx, `survey.${end}`, tellable(survey, file.number));
    });
  }

  /** What they say, as if they had written it. UNKNOWN_REASON 422, REASONS_NOT_ASKED 422. */
  answer(id: string, { version, ...said }: SurveyCallAnswerDto, me: Asker): Promise<SurveyCallDto> {
    return this.act(id, 'attempt', version, me, async (tx, { survey, file }) => {
      await this.record(tx, { survey, file }, 'answered', me);
      await this.answers.keep(tx, { survey, file }, said, me.id);
      await this.calls.end(tx, survey, 'answered');
    });
  }

  private async record(
    tx: Transaction,
    { survey, file }: Omit<Found, 'call'>,
    result: CallResult,
    me: Asker,
  ): Promise<void> {
    const attempt = { id: newId(), surveyId: survey.id, attemptedAt: this.clock.now(), attemptedBy: me.id };
    tx.add(Object.assign(new SurveyCallAttempt(), { ...attempt, result }));
    await this.events.tell(tx, 'survey-call.attempted', { ...called(survey, file.number), result });
  }

  private act(
    id: string,
    act: SurveyCallAct,
    version: number,
    me: Asker,
    work: (tx: Transaction, found: Found) => Promise<void>,
  ): Promise<SurveyCallDto> {
    return this.database.transaction(async tx => {
      const found = await this.locked(tx, id, act, me);
      const { survey, call } = found;
      const now = this.clock.now();
      const { hours = [] } = this.city.protocol?.satisfaction?.phone ?? {};
      const isDue = call.dueAt <= now && isCallingTime(now, hours, day => this.city.isHoliday(day));
      // Whoever is on the telephone may finish; nobody begins what is over.
      const isOver = act === 'take' && survey.expiresAt !== null && survey.expiresAt <= now;
      const isOpen = survey.state === 'sent' && !isOver;
      const obstacle = obstacleTo(act, me, { isOpen, isDue, takenBy: call.takenBy });
      if (obstacle) throw hindered(obstacle);
      if (call.version !== version) throw calledMeanwhile();
      await work(tx, found);
      return this.views.one(tx, id, me);
    });
  }

  /** The case first, then the survey and its call, as everyone locks them. */
  private async locked(tx: Transaction, id: string, act: SurveyCallAct, me: Asker): Promise<Found> {
    const known = await tx.get(Survey, id);
    const file = known && (await this.lock.byId(tx, known.caseId));
    const [survey] = await tx.read(Survey, { id }, { lock: true });
    const [call] = await tx.read(SurveyCall, { surveyId: id }, { lock: true });
    if (!file || !survey || !call) throw surveyCallNotFound();
    if (!permits(me, `survey-call.${act}`, file) || !maySeeConfidential(me, file)) throw surveyCallNotFound();
    return { survey, call, file };
  }
}
