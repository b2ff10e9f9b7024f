import { Injectable } from '@nestjs/common';
import { type Asker, permits } from '../../access/rights.js';
import { OpenCaseService } from '../../cases/open-case.service.js';
import { CityService } from '../../city/city.service.js';
import type { DocumentClass, TrackedRules, TrackedSource } from '../../city/tracked-rules.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { FieldProblem } from '../../platform/problem/problem.js';
import { invalid } from '../../platform/problem/validation.js';
import type { DecisionEnteredDto, EnterDecisionDto } from './tracked.dto.js';
import { nothingTracked, trackedElsewhere } from './tracked.problems.js';
import { endOf, flawsOfDecision, usualReplyBy } from './tracked.rules.js';
import { TrackedDecision } from './tracked-decision.entity.js';

/** By paper, from whoever has decided; nobody's contact. */
const CHANNEL = 'letter';

/** 列管: what is to be answered becomes a case of its own kind, at the agency that is named, with its date as its limit. */
@Injectable()
export class EnterDecisionService {
  constructor(
    private readonly database: Database,
    private readonly cases: OpenCaseService,
    private readonly city: CityService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Names every wrong field, as INVALID 400 or by the code of the only one 422. TRACKED_NOT_YOURS 403, NOTHING_TRACKED 422. */
  enter(wish: EnterDecisionDto, me: Asker): Promise<DecisionEnteredDto> {
    this.rulesFor(me);
    const flaws = this.flaws(wish);
    if (flaws.length > 0) throw invalid(flaws);
    return this.database.transaction(tx => this.write(tx, wish, me));
  }

  /** TRACKED_NOT_YOURS 403, NOTHING_TRACKED 422. */
  rulesFor(me: Asker): TrackedRules {
    if (!permits(me, 'tracked.enter', { district: null })) throw trackedElsewhere();
    return this.rules();
  }

  flaws(wish: EnterDecisionDto): FieldProblem[] {
    const known = {
      rules: this.rules(),
      today: this.today(),
      agency: (code: string) => this.city.agency(code),
    };
    return flawsOfDecision(wish, known);
  }

  /** In the transaction of whoever brings several. It was checked. */
  async write(tx: Transaction, wish: EnterDecisionDto, me: Asker): Promise<DecisionEnteredDto> {
    const [now, today] = [this.clock.now(), this.today()];
    const { source, documentClass } = known(wish.source, this.rules());
    // Nobody knows at which hour of another day it came.
    const isToday = (wish.receivedOn ?? today) === today;
    const receivedAt = isToday ? now : new Date(`${wish.receivedOn}T00:00:00+08:00`);
    const counted = { days: source.days, holidaysCount: documentClass.holidaysCount };
    const replyBy = wish.replyBy ?? this.usually(receivedAt, counted, today);
    const { file } = await this.cases.open(tx, {
      ...{ kind: 'decision', category: source.code, origin: 'live', channel: CHANNEL },
      ...{ district: null, village: null, place: null, lng: null, lat: null, attributes: {} },
      ...{ description: wish.subject, urgency: 'normal', agency: wish.agency, receivedAt },
      ...{ citizenId: null, contactConsent: false, confidential: false, reportedAgency: null },
      replyBy: endOf(replyBy),
    });
    const { meeting = null, field = null, documentNumber = null } = wish;
    tx.add(
      Object.assign(new TrackedDecision(), {
        ...{ id: file.id, source: source.code, documentClass: documentClass.code },
        ...{ term: meeting?.term ?? null, meeting: meeting?.kind ?? null, nth: meeting?.nth ?? null },
        ...{ field, documentNumber, replyBy, enteredAt: now, enteredBy: me.id },
      }),
    );
    await this.events.tell(tx, 'decision.entered', {
      ...{ caseId: file.id, number: file.number, source: source.code, documentClass: documentClass.code },
      meeting: meeting && { term: meeting.term, kind: meeting.kind, nth: meeting.nth },
      ...{ field, replyBy },
    });
    return { number: file.number, state: file.state, replyBy };
  }

  /** What has come late is still to be answered. */
  private usually(
    receivedAt: Date,
    counted: { days: number; holidaysCount: boolean },
    today: string,
  ): string {
    const usual = usualReplyBy(receivedAt, counted, this.city.calendar);
    return usual < today ? today : usual;
  }

  private today(): string {
    return formatInTaipei(this.clock.now(), 'yyyy-MM-dd');
  }

  private rules(): TrackedRules {
    const rules = this.city.protocol?.tracked;
    if (!rules) throw nothingTracked();
    return rules;
  }
}

/** Both were checked: the source with the wish, its class with the profile. */
function known(
  code: string,
  { sources, classes }: TrackedRules,
): { source: TrackedSource; documentClass: DocumentClass } {
  const source = sources.find(one => one.code === code) as TrackedSource;
  return { source, documentClass: classes.find(one => one.code === source.documentClass) as DocumentClass };
}
