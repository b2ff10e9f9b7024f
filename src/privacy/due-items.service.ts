import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import {
  DueQuery,
  type EndedCase,
  type KeptReport,
  type KnownPerson,
  type LooseContact,
} from './due.query.js';
import { type Due, dueOf, type NotDue, personDueOf, reasonAgainst } from './due.rules.js';
import { type ItemDraft, ofCase, ofContact, ofPerson, ofReport } from './item.js';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const DAY_MS = 86_400_000;
/** A year of the shortest rule is never shorter. */
const SHORTEST_YEAR_MS = 365 * DAY_MS;

/** What the rules in force say must go on a day. */
@Injectable()
export class DueItems {
  constructor(
    private readonly city: CityService,
    private readonly due: DueQuery,
  ) {}

  /** Cases first, persons last; at most so many. */
  async on(tx: Transaction, day: string, most: number): Promise<ItemDraft[]> {
    const before = new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY_MS - SHORTEST_YEAR_MS);
    const items: ItemDraft[] = [];
    const collect = async <Row extends { id: string }>(
      read: (after: string) => Promise<Row[]>,
      itemsOf: (row: Row) => ItemDraft[],
    ): Promise<void> => {
      let rows = await read(FIRST_ID);
      while (rows.length > 0 && items.length < most) {
        items.push(...rows.flatMap(itemsOf));
        rows = await read((rows.at(-1) as Row).id);
      }
    };
    await collect(
      after => this.due.cases(tx, before, after),
      row => this.ofCase(row, day),
    );
    await collect(
      after => this.due.contacts(tx, before, after),
      row => this.ofContact(row, day),
    );
    await collect(
      after => this.due.reports(tx, before, after),
      row => this.ofReport(row, day),
    );
    await collect(
      after => this.due.persons(tx, before, after),
      row => this.ofPerson(row, day),
    );
    return items.slice(0, most);
  }

  private ofCase({ id, number, trace, hasTexts, attachments }: EndedCase, day: string): ItemDraft[] {
    const rules = this.city.retention;
    return [
      ...(hasTexts
        ? due({ what: 'texts', ...ofCase(id), number, count: 1 }, dueOf(trace, 'texts', rules), day)
        : []),
      ...(attachments > 0
        ? due(
            { what: 'attachments', ...ofCase(id), number, count: attachments },
            dueOf(trace, 'attachments', rules),
            day,
          )
        : []),
    ];
  }

  private ofContact({ id, trace }: LooseContact, day: string): ItemDraft[] {
    const when = dueOf(trace, 'texts', this.city.retention);
    return due({ what: 'texts', ...ofContact(id), number: null, count: 1 }, when, day);
  }

  private ofReport({ id, trace }: KeptReport, day: string): ItemDraft[] {
    const when = dueOf(trace, 'texts', this.city.retention);
    return due({ what: 'texts', ...ofReport(id), count: 1 }, when, day);
  }

  private ofPerson({ id, held, traces }: KnownPerson, day: string): ItemDraft[] {
    const when = personDueOf(traces, this.city.retention, held);
    const number = lastNumber(traces);
    return due({ what: 'person', ...ofPerson(id), number, count: traces.length }, when, day);
  }
}

function due(draft: Omit<ItemDraft, 'rule' | 'dueOn'>, when: Due | NotDue, day: string): ItemDraft[] {
  if (typeof when === 'string' || reasonAgainst(when, day) !== null) return [];
  return [{ ...draft, rule: when.rule, dueOn: when.on }];
}

/** Of the case that ended last: a person is shown by it. */
export const lastNumber = (traces: KnownPerson['traces']): string | null =>
  [...traces]
    .filter(({ number }) => number !== null)
    .sort((a, b) => (a.endedAt?.getTime() ?? 0) - (b.endedAt?.getTime() ?? 0))
    .at(-1)?.number ?? null;
