import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { phoneLookup } from '../citizens/citizen.sealed.js';
import { isNamed } from '../citizens/person.rules.js';
import { mayWithBullying } from '../city/bullying-for.js';
import { CityService } from '../city/city.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { Vault } from '../platform/vault/vault.js';
import type { OwnPersonDto } from './person-request.dto.js';

export interface PersonBullyingReport {
  number: string;
  receivedAt: Date;
  /** As the city words it. */
  source: string;
  school: string | null;
  /** What they have said; what was written about it afterwards is not theirs. */
  text: string | null;
  reporter: string | null;
  state: 'waiting' | 'accepted' | 'not_accepted';
}

const SEALED = ['school', 'text', 'reporter'] as const;

type Row = Omit<PersonBullyingReport, (typeof SEALED)[number]> &
  Record<(typeof SEALED)[number], Buffer | null> & { id: string };

/** Reports of bullying that a person has made: theirs by the number and the name they left with them. */
@Injectable()
export class PersonBullyingReportsQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly vault: Vault,
    private readonly audit: Audit,
  ) {}

  /** Null: `me` is not assigned. `persons`: as they are known, in the clear. Each one that is read is recorded. */
  async about(persons: readonly OwnPersonDto[], me: Asker): Promise<PersonBullyingReport[] | null> {
    const rules = this.city.protocol?.bullying;
    if (!rules || !mayWithBullying(me, 'bullying.read', rules)) return null;
    const found = new Map<string, PersonBullyingReport>();
    for (const { name, phone } of persons) {
      const key = phoneLookup(phone);
      if (key === null) continue;
      for (const row of await this.database.query<Row>(REPORTS, [this.vault.lookupHashes(key)])) {
        // Who else has the number, what they said is not opened.
        const reporter = this.clear(row, 'reporter');
        if (!isNamed(reporter ?? '', name)) continue;
        const source = rules.sources.find(({ code }) => code === row.source)?.name ?? row.source;
        const { id, ...report } = row;
        const [school, text] = [this.clear(row, 'school'), this.clear(row, 'text')];
        found.set(id, { ...report, source, reporter, school, text });
      }
    }
    await this.database.transaction(async tx => {
      for (const id of found.keys())
        await this.audit.record(tx, { action: 'bullying.read', subject: `bullying:${id}` });
    });
    return [...found.values()];
  }

  private clear(row: Row, column: (typeof SEALED)[number]): string | null {
    const sealed = row[column];
    return sealed && this.vault.open(sealed, { column: `bullying_report.${column}`, row: row.id });
  }
}

const REPORTS = `
  select id, number, received_at as "receivedAt", source, school, text, reporter,
         case when accepted is null then 'waiting' when accepted then 'accepted' else 'not_accepted' end as state
    from bullying_report where reporter_hash = any($1::bytea[]) order by received_at, id`;
