import { Injectable } from '@nestjs/common';
import { ENDS } from '../../cases/case-actions.rules.js';
import { isCaseNumber } from '../../cases/case-number.rules.js';
import { CasePasswordService } from '../../cases/case-password.service.js';
import { CityService } from '../../city/city.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Guesses } from '../../platform/limits/guesses.service.js';
import type { Words } from '../../platform/problem/problem.js';
import { StepsQuery } from '../open311/steps.query.js';
import { StatusAnswers } from './answers.service.js';
import { STAGE_WORDS, stageOf } from './stage.rules.js';
import type { StageDto, StatusAskedDto, StatusDto } from './status.dto.js';
import { statusUnknown, wrongTooOften } from './status.problems.js';
import { type AskedRow, StatusQuery, type StatusRow } from './status.query.js';
import { numberFrom, passwordFrom } from './status.rules.js';
import { stepsInWords } from './step.words.js';

const HOUR_MS = 3_600_000;

/** How far a case is, for whoever has its number and password. */
@Injectable()
export class StatusService {
  /** What is compared with where there is no case. */
  private nobodys: Buffer | undefined;

  constructor(
    private readonly query: StatusQuery,
    private readonly answers: StatusAnswers,
    private readonly steps: StepsQuery,
    private readonly passwords: CasePasswordService,
    private readonly guesses: Guesses,
    private readonly city: CityService,
    private readonly audit: Audit,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** CASE_STATUS_UNKNOWN 404, TOO_MANY 429. */
  async read(asked: StatusAskedDto, address: string): Promise<StatusDto> {
    const number = numberFrom(asked.number);
    const guess = this.guesses.begin(isCaseNumber(number) ? number : null, address);
    if (guess.waitSeconds > 0) throw wrongTooOften(guess.waitSeconds);
    const found = await this.query.asked(number);
    // What is wrong takes as long and is answered alike, whatever it is that is wrong.
    const isTheirs = this.passwords.fits(
      number,
      passwordFrom(asked.password),
      found?.passwordHash ?? this.none(),
    );
    if (!found || !isTheirs || !found.isShown) throw statusUnknown();
    guess.wasRight();
    await this.record(found);
    return this.told(found.id);
  }

  /**
   * Whoever has the case sees that somebody has its password, and uses it. Who looks again within the hour is the same
   * reading: the record can never be shortened, and right readings are bounded by nothing else.
   */
  private record({ id: caseId, citizenId }: AskedRow): Promise<void> {
    return this.database.transaction(async tx => {
      const since = new Date(this.clock.now().getTime() - HOUR_MS);
      const [lately] = await tx.query(
        `select from access_log where case_id = $1 and at > $2 and action = 'case.status-read' limit 1`,
        [caseId, since],
      );
      if (!lately) await this.audit.record(tx, { action: 'case.status-read', caseId, citizenId });
    });
  }

  private async told(id: string): Promise<StatusDto> {
    const own = await this.query.of(id);
    const next = await this.goesOn(own);
    // What goes on elsewhere is with whoever has it there, and due when that is due.
    const now = next ?? own;
    const steps = await this.steps.ofCases([id]);
    return {
      ...this.stage(own),
      number: own.number,
      heldBy: this.holder(now.agency),
      receivedAt: own.receivedAt,
      dueAt: ENDS.includes(now.state) ? null : now.dueAt,
      isOpen: !ENDS.includes(now.state),
      ...{ closedAt: closedAtOf(own, next), waitsUntil: now.waitsUntil },
      // A case that leads others is somebody else's: its number is not told.
      goesOn: next && { ...this.stage(next), number: own.state === 'converted' ? next.number : null },
      steps: stepsInWords(steps),
      answer: await this.answers.of(own, next),
    };
  }

  private async goesOn(own: StatusRow): Promise<StatusRow | null> {
    if (own.state !== 'merged' && own.state !== 'converted') return null;
    const id = await this.query.goesOnIn(own);
    return id === null ? null : this.query.of(id);
  }

  private stage({ state, waitsFor }: StatusRow): StageDto {
    const stage = stageOf(state, waitsFor);
    return { stage, ...STAGE_WORDS[stage] };
  }

  private holder(code: string | null): Words {
    const agency = code === null ? null : this.city.agency(code);
    const { name, nameEn } = agency ?? this.city.protocol?.serviceCentre ?? this.city.city;
    return { 'zh-TW': name, en: nameEn };
  }

  private none(): Buffer {
    this.nobodys ??= this.passwords.hash('', this.passwords.draw());
    return this.nobodys;
  }
}

/** What became a petition is closed when that is: an answer that is still being checked closes nothing. */
function closedAtOf(own: StatusRow, next: StatusRow | null): Date | null {
  if (own.state !== 'converted') return own.closedAt;
  return next && ENDS.includes(next.state) ? next.closedAt : null;
}
