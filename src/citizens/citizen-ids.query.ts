import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { CitizenSeal } from './citizen-seal.js';

/** Who is meant by a number, for those who ask about the record and not about the person: ids only, nothing is opened. */
@Injectable()
export class CitizenIdsQuery {
  constructor(
    private readonly database: Database,
    private readonly seal: CitizenSeal,
  ) {}

  /** This id, if there is such a citizen. */
  async known(id: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>('select id from citizen where id = $1', [id]);
    return rows.map(row => row.id);
  }

  async withPhone(phone: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from citizen where phone_hash = any($1::bytea[]) order by recorded_at',
      [this.seal.phoneHashes(phone)],
    );
    return rows.map(({ id }) => id);
  }
}
