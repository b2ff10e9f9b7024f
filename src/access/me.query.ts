import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { grantFor, rightsOf } from './rights.js';
import type { MeDto, OwnAgencyDto } from './session.dto.js';
import type { Staff } from './staff.js';

const OF_BULLYING = /^bullying\./;

/** What the console knows about who sits before it. An agency is only a code here; its names are read where the city keeps them. */
@Injectable()
export class MeQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(me: Staff): Promise<MeDto> {
    const { id, username, name, role, agency, mustChangePassword = false } = me;
    const named = await this.agency(agency);
    const isAssigned = agency === null || (await this.looksIntoBullying(agency));
    const rights = rightsOf(role).filter(
      right => grantFor(me, right) !== null && (isAssigned || !OF_BULLYING.test(right)),
    );
    return { id, username, name, role, agency: named, rights, mustChangePassword, now: this.clock.now() };
  }

  /** The one agency that the city assigns: to the people of all others these rights open nothing. */
  private async looksIntoBullying(code: string): Promise<boolean> {
    const [found] = await this.database.query(
      `select 1 from city_entry
        where kind = 'protocol' and valid_to is null and content->'bullying'->>'agency' = $1`,
      [code],
    );
    return found !== undefined;
  }

  private async agency(code: string | null): Promise<OwnAgencyDto | null> {
    if (code === null) return null;
    const [named] = await this.database.query<OwnAgencyDto>(
      `select code, content->>'name' as name, content->>'nameEn' as "nameEn"
       from city_entry where kind = 'agency' and code = $1 and valid_to is null`,
      [code],
    );
    return named ?? { code, name: code, nameEn: code };
  }
}
