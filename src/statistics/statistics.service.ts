import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { unpark } from '../platform/log/consumer.js';
import type { LoggedFact } from '../platform/log/fact.js';
import { LogQuery } from '../platform/log/log.query.js';
import { decisionsAfter, ofCasesOnly, touchedDecisions } from './decisions/decision-facts.rules.js';
import { FactDecision } from './decisions/fact-decision.entity.js';
import { FactAccident } from './fact-accident.entity.js';
import { FactBullying } from './fact-bullying.entity.js';
import { FactCall } from './fact-call.entity.js';
import { FactCase } from './fact-case.entity.js';
import { FactClock } from './fact-clock.entity.js';
import { FactContact } from './fact-contact.entity.js';
import { FactInspection } from './fact-inspection.entity.js';
import { FactRows } from './fact-rows.service.js';
import { FactService } from './fact-service.entity.js';
import { FactStep } from './fact-step.entity.js';
import { FactSurvey } from './fact-survey.entity.js';
import { FactVisit } from './fact-visit.entity.js';
import { factsAfter, rowsTouchedBy } from './facts.rules.js';
import { dirtyDays } from './rollup/dirty-days.rules.js';
import { RollupService } from './rollup/rollup.service.js';
import { FactStanding } from './time-control/fact-standing.entity.js';
import { StandingRows } from './time-control/standing-rows.query.js';
import { Standings } from './time-control/standings.js';

/** As the log knows the consumer that keeps the facts. */
export const FACTS_CONSUMER = 'facts';
const REPLAY_BATCH = 2000;
const KEPT = [
  FactContact,
  FactCase,
  FactClock,
  FactStep,
  FactVisit,
  FactCall,
  FactService,
  FactBullying,
  FactInspection,
  FactAccident,
  FactDecision,
  FactSurvey,
  FactStanding,
];

/** Keeps the facts that reports are made of: from the log, and from nothing else. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly database: Database,
    private readonly rows: FactRows,
    private readonly log: LogQuery,
    private readonly rollups: RollupService,
    private readonly standings: StandingRows,
  ) {}

  /** Hears every event after commit, in the order of the log. Decisions (列管) are in no figure of what citizens ask for. */
  async keepFacts(tx: Transaction, heard: LoggedFact[]): Promise<void> {
    const decisions = await this.rows.load(tx, FactDecision, touchedDecisions(heard));
    const standings = new Standings(
      await this.standings.last(tx, { cases: [...decisions.keys()], clocks: [] }),
    );
    const changed = decisionsAfter(decisions, heard, (decision, at) =>
      standings.decisionChanged(decision, at),
    );
    await this.rows.save(tx, FactDecision, changed.values(), decisions);
    await this.rows.save(tx, FactStanding, standings.changed.values());
    await this.keepOfCases(tx, ofCasesOnly(heard, new Set([...decisions.keys(), ...changed.keys()])));
  }

  private async keepOfCases(tx: Transaction, log: LoggedFact[]): Promise<void> {
    const touched = rowsTouchedBy(log);
    const standings = await this.standings.last(tx, touched);
    const cases = new Set([...touched.cases, ...standings.map(({ caseId }) => caseId)]);
    const known = {
      standings: new Map(standings.map(row => [row.clockId, row])),
      cases: await this.rows.load(tx, FactCase, [...cases]),
      clocks: new Map([
        ...(await this.rows.load(tx, FactClock, touched.clocks)),
        ...(await this.rows.load(tx, FactClock, touched.clocksOf, 'caseId')),
      ]),
      steps: [...(await this.rows.load(tx, FactStep, touched.stepsOf, 'caseId')).values()],
      visits: await this.rows.load(tx, FactVisit, touched.visits),
      accidents: await this.rows.load(tx, FactAccident, touched.accidents),
      surveys: await this.rows.load(tx, FactSurvey, touched.surveys),
      calls: await this.rows.load(tx, FactCall, touched.calls),
    };
    const after = factsAfter(known, log);
    await this.rows.save(tx, FactContact, after.contacts.values());
    await this.rows.save(tx, FactCase, after.cases.values(), known.cases);
    await this.rows.save(tx, FactClock, after.clocks.values(), known.clocks);
    await this.rows.save(tx, FactVisit, after.visits.values(), known.visits);
    await this.rows.save(tx, FactAccident, after.accidents.values(), known.accidents);
    await this.rows.save(tx, FactSurvey, after.surveys.values(), known.surveys);
    await this.rows.save(tx, FactStanding, after.standings.values());
    await this.rows.save(tx, FactCall, after.calls.values(), known.calls);
    await this.rows.save(tx, FactBullying, after.bullying.values());
    await this.rows.save(tx, FactInspection, after.inspections.values());
    const services = [...after.services];
    await this.rows.save(
      tx,
      FactService,
      services.map(([, row]) => row).filter(row => row !== null),
    );
    await this.rows.remove(
      tx,
      FactService,
      services.filter(([, row]) => row === null).map(([id]) => id),
    );
    await this.rows.save(tx, FactStep, after.steps);
    await this.rollups.mark(tx, dirtyDays(known, after));
  }

  /**
   * Forgets all facts and keeps them again from the beginning of the log to where the consumer stands. What was
   * parked is tried again with the rest; if it still fails, it says so and everything stays as it was.
   */
  async rebuild(): Promise<{ position: number }> {
    return this.database.transaction(async tx => {
      const [consumer] = await tx.query<{ position: number }>(
        'select position from consumer where name = $1 for update',
        [FACTS_CONSUMER],
      );
      const end = consumer?.position ?? 0;
      await this.rollups.forget(tx);
      for (const type of KEPT) await this.rows.clear(tx, type);
      for (let position = 0; position < end; ) {
        const log = (await this.log.after(position, REPLAY_BATCH)).filter(fact => fact.position <= end);
        await this.keepFacts(tx, log);
        position = log.at(-1)?.position ?? end;
      }
      await unpark(tx, FACTS_CONSUMER);
      return { position: end };
    });
  }
}
