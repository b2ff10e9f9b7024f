import { Injectable } from '@nestjs/common';
import type { Role } from '../access/roles.js';
import { Database } from '../platform/database/database.js';

export interface SignedIn {
  role: Role;
  agency: string | null;
}

/** Who is behind these sessions, or keys of machines. Not through the cookie: looking after a socket must not count as being at work. */
@Injectable()
export class SignedInQuery {
  constructor(private readonly database: Database) {}

  async people(sessionIds: string[]): Promise<Map<string, SignedIn>> {
    const rows = await this.database.query<SignedIn & { id: string }>(
      `select s.id, p.role, p.agency from session s join staff p on p.id = s.staff_id
        where s.id = any($1::uuid[]) and p.active
       union all
       select k.id, p.role, p.agency from api_key k join staff p on p.id = k.staff_id
        where k.id = any($1::uuid[]) and p.active and k.revoked_at is null
          and k.expires_at > statement_timestamp()`,
      [sessionIds],
    );
    return new Map(rows.map(({ id, ...person }) => [id, person]));
  }
}
