import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { ClosurePart } from './city.events.js';
import { CityService } from './city.service.js';
import type { ClosureDto } from './closure.dto.js';
import { closureNotFound } from './closure.problems.js';

const MOST = 500;

interface Row {
  id: string;
  date: string;
  part: ClosurePart;
  districts: string[] | null;
  reason: string;
  savedAt: Date;
  savedBy: string | null;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  changed: number | null;
  cured: number | null;
  finishedAt: Date | null;
}

const CLOSURES = `
  select c.id, c.date, c.part, c.districts, c.reason, c.saved_at as "savedAt", s.name as "savedBy",
         c.withdrawn_at as "withdrawnAt", w.name as "withdrawnBy",
         r.changed, r.cured, r.finished_at as "finishedAt"
    from closure c left join staff s on s.id = c.saved_by left join staff w on w.id = c.withdrawn_by
         left join lateral (select changed, cured, finished_at from recalculation
                             where closure_id = c.id order by created_at desc, id desc limit 1) r on true`;

/** Closures as they are shown, with who saved them and how far the due times they touch are computed anew. */
@Injectable()
export class ClosuresQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
  ) {}

  async ofYear(year: number): Promise<ClosureDto[]> {
    const rows = await this.database.query<Row>(
      `${CLOSURES} where c.date between $1 and $2 order by c.date desc, c.saved_at desc, c.id desc limit ${MOST}`,
      [`${year}-01-01`, `${year}-12-31`],
    );
    return rows.map(row => this.shown(row));
  }

  /** As this transaction leaves it. CLOSURE_NOT_FOUND 404. */
  async one(tx: Transaction, id: string): Promise<ClosureDto> {
    const [row] = await tx.query<Row>(`${CLOSURES} where c.id = $1`, [id]);
    if (!row) throw closureNotFound();
    return this.shown(row);
  }

  private shown({ changed, cured, finishedAt, ...row }: Row): ClosureDto {
    return {
      ...row,
      districts: row.districts?.map(code => this.named(code)) ?? null,
      savedAt: row.savedAt.toISOString(),
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      recalculation:
        changed === null
          ? null
          : { changed, cured: cured ?? 0, finishedAt: finishedAt?.toISOString() ?? null },
    };
  }

  private named(code: string) {
    const { name, nameEn } = this.city.district(code) ?? { name: code, nameEn: code };
    return { code, name, nameEn };
  }
}
