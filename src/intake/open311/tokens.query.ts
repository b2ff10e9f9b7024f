import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

@Injectable()
export class TokensQuery {
  constructor(private readonly database: Database) {}

  /** Somebody of the centre has looked at it once it is no longer being recorded. */
  async find(token: string): Promise<{ number: string; isLookedAt: boolean } | null> {
    const [found] = await this.database.query<{ number: string; isLookedAt: boolean }>(
      `select c.number, c.state <> 'recorded' as "isLookedAt"
         from open311_report r join case_file c on c.id = r.case_id where r.token = $1`,
      [token],
    );
    return found ?? null;
  }
}
