import { Injectable } from '@nestjs/common';
import type { Narrowing } from '../access/rights.js';
import { Database } from '../platform/database/database.js';
import type { CaseCardDto } from './case-card.dto.js';
import { CaseCardQuery } from './case-card.query.js';
import { ENDS_LIST } from './case-list.query.js';
import type { SimilarFilter } from './similar.dto.js';

const MOST = 10;
/** Half the side of the square that counts as nearby. */
const NEARBY_METRES = 300;
const METRES_PER_DEGREE = 111_320;

/**
 * Has somebody else already told us? Open cases of the same item nearby, or in the same district. That there is a
 * confidential one is nobody's business at the desk.
 */
@Injectable()
export class SimilarQuery {
  constructor(
    private readonly database: Database,
    private readonly cards: CaseCardQuery,
  ) {}

  async find(
    { category, district, lng, lat }: SimilarFilter,
    scope: Narrowing | null,
  ): Promise<CaseCardDto[]> {
    if (!scope) return [];
    const { districts = null } = scope;
    if (lng !== undefined && lat !== undefined) return this.nearby(category, lng, lat, districts);
    return district === undefined ? [] : this.inDistrict(category, district, districts);
  }

  private async nearby(
    category: string,
    lng: number,
    lat: number,
    districts: readonly string[] | null,
  ): Promise<CaseCardDto[]> {
    const high = NEARBY_METRES / METRES_PER_DEGREE;
    // Degrees of longitude shrink towards the pole.
    const wide = high / Math.cos((lat * Math.PI) / 180);
    return this.cardsOf(
      `with here as (select $2::float8 as lng, $3::float8 as lat, $4::float8 as wide, $5::float8 as high)
       select id from case_file c, here h
        where c.category = $1 and c.state not in (${ENDS_LIST}) and not c.confidential and ($6::text[] is null or c.district = any($6))
          and c.lng between h.lng - h.wide and h.lng + h.wide
          and c.lat between h.lat - h.high and h.lat + h.high
        order by ((c.lng - h.lng) / h.wide) ^ 2 + ((c.lat - h.lat) / h.high) ^ 2 limit ${MOST}`,
      [category, lng, lat, wide, high, districts],
    );
  }

  private inDistrict(
    category: string,
    district: string,
    districts: readonly string[] | null,
  ): Promise<CaseCardDto[]> {
    return this.cardsOf(
      `select id from case_file
        where category = $1 and district = $2 and state not in (${ENDS_LIST}) and not confidential
          and ($3::text[] is null or district = any($3))
        order by received_at desc limit ${MOST}`,
      [category, district, districts],
    );
  }

  private async cardsOf(text: string, values: unknown[]): Promise<CaseCardDto[]> {
    const rows = await this.database.query<{ id: string }>(text, values);
    // Asked by who records.
    return this.cards.cards(
      rows.map(({ id }) => id),
      'typed',
    );
  }
}
