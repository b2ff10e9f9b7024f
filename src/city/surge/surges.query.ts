import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { CityService } from '../city.service.js';
import type { SurgeDto, SurgesDto } from './surge.dto.js';
import { surgeNotFound } from './surge.problems.js';

const MOST = 100;

type Row = Omit<SurgeDto, 'form' | 'ruleSet' | 'beganAt' | 'expectedEnd' | 'endedAt'> & {
  ruleSet: string;
  beganAt: Date;
  expectedEnd: Date;
  endedAt: Date | null;
};

/** What was taken in all of them is counted once, and not for each. */
const SURGES = `
  select g.id, g.rule_set as "ruleSet", g.reason, g.began_at as "beganAt", b.name as "beganBy",
         g.expected_end as "expectedEnd", g.ended_at as "endedAt", e.name as "endedBy",
         coalesce(c.cases, 0) as cases
    from surge g join staff b on b.id = g.began_by left join staff e on e.id = g.ended_by
    left join (select surge_id, count(*)::int as cases from case_file where surge_id is not null group by 1) c
      on c.surge_id = g.id`;

@Injectable()
export class SurgesQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
  ) {}

  async list(): Promise<SurgesDto> {
    const rows = await this.database.query<Row>(
      `${SURGES} order by g.began_at desc, g.id desc limit ${MOST}`,
    );
    const items = rows.map(row => this.shown(row));
    const ruleSets = this.city.surgeSets.map(({ code, name, nameEn }) => ({ code, name, nameEn }));
    return { ruleSets, current: items.find(({ endedAt }) => endedAt === null) ?? null, items };
  }

  /** As this transaction leaves it. SURGE_NOT_FOUND 404. */
  async one(tx: Transaction, id: string): Promise<SurgeDto> {
    const [row] = await tx.query<Row>(`${SURGES} where g.id = $1`, [id]);
    if (!row) throw surgeNotFound();
    return this.shown(row);
  }

  private shown({ ruleSet: code, beganAt, expectedEnd, endedAt, ...row }: Row): SurgeDto {
    const { name = code, nameEn = code, form = 'full' } = this.city.surgeSet(code) ?? {};
    return {
      ...row,
      ruleSet: { code, name, nameEn },
      form,
      beganAt: beganAt.toISOString(),
      expectedEnd: expectedEnd.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    };
  }
}
