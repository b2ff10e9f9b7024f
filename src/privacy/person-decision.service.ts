import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { Problem } from '../platform/problem/problem.js';
import { DueQuery } from './due.query.js';
import { taipeiDay, wishAgainst } from './due.rules.js';
import { lastNumber } from './due-items.service.js';
import { type ItemDraft, ofCase, ofContact, ofPerson } from './item.js';
import type { Decision } from './person-request.entity.js';
import { PersonRequestsService } from './person-requests.service.js';
import { nothingAbout, notNow } from './privacy.problems.js';
import { ProposalsService } from './proposals.service.js';

/** Under this name what a citizen asked for stands in lists and in the deletion log, where else a rule stands. */
export const BY_REQUEST = 'request';

/** Granted or refused, with the reason that the person is told. What is granted to be deleted goes the way of retention. */
@Injectable()
export class PersonDecisionService {
  constructor(
    private readonly requests: PersonRequestsService,
    private readonly proposals: ProposalsService,
    private readonly due: DueQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * NOTHING_KEPT 422. A deletion is proposed to the commission; while a case is unfinished or held it cannot be granted
   * (個資法 §11 III: necessary for official duties): NOT_DELETABLE_YET 409.
   */
  decide(
    id: string,
    { version, decision, reason }: { version: number; decision: Decision; reason: string },
    me: Asker,
  ): Promise<void> {
    return this.requests.change(id, version, async (tx, request) => {
      if (request.decision !== null) throw notNow();
      if (decision === 'granted') {
        const citizens = await this.requests.citizensOf(tx, id);
        if (citizens.length === 0) throw nothingAbout();
        if (request.kind === 'delete') await this.propose(tx, id, citizens, me);
      }
      tx.set(request, {
        ...{ decision, decisionReason: reason, decidedAt: this.clock.now(), decidedBy: me.id },
      });
      await this.requests.record(tx, 'request.decided', request);
      await this.events.tell(tx, 'request.decided', { requestId: id, granted: decision === 'granted' });
    });
  }

  private async propose(
    tx: Transaction,
    requestId: string,
    citizens: readonly string[],
    me: Asker,
  ): Promise<void> {
    const day = taipeiDay(this.clock.now());
    const rest = { rule: BY_REQUEST, dueOn: day };
    const persons: ItemDraft[] = [];
    for (const id of citizens) {
      const known = await this.due.personNow(tx, id);
      if (!known) continue;
      if (wishAgainst(known.traces, known.held) !== null) throw notDeletableYet();
      const count = known.traces.length;
      persons.push({ what: 'person', ...ofPerson(id), number: lastNumber(known.traces), count, ...rest });
    }
    const cases = (await this.due.casesOf(tx, citizens)).flatMap(({ id, number, hasTexts, attachments }) => [
      ...(hasTexts ? [{ what: 'texts' as const, ...ofCase(id), number, count: 1, ...rest }] : []),
      ...(attachments > 0
        ? [{ what: 'attachments' as const, ...ofCase(id), number, count: attachments, ...rest }]
        : []),
    ]);
    const contacts = (await this.due.contactsOf(tx, citizens)).map(({ id }) => ({
      ...{ what: 'texts' as const, ...ofContact(id), number: null, count: 1, ...rest },
    }));
    if (persons.length === 0) throw nothingAbout();
    await this.proposals.freeze(tx, [...cases, ...contacts, ...persons], { asOf: day, requestId }, me);
  }
}

const notDeletableYet = (): Problem =>
  new Problem('NOT_DELETABLE_YET', 409, {
    'zh-TW':
      '當事人有尚未結案或保全中的案件，執行職務所必須，現在不能刪除。請駁回並說明理由，或等結案後再決定。',
    en: 'A case of this person is unfinished or on hold, so the data are still needed. Refuse with that reason, or decide once it is closed.',
  });
