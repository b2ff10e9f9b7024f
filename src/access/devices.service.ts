import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { DEVICE_COOKIE, tokenIn } from './cookie.rules.js';
import { DEVICE_DAYS, hasHttps } from './cookies.js';
import { drawToken, hashOfToken } from './tokens.js';

/** Browsers that somebody has signed in from. Being known opens nothing: it only counts failures apart. */
@Injectable()
export class DevicesService {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /** Has this person signed in from there before? By name, as typed; answers an id to count by, or null. */
  async knownFor(header: string | undefined, username: string): Promise<string | null> {
    const token = this.tokenOf(header);
    if (!token) return null;
    const [known] = await this.database.query<{ id: string }>(
      `select encode(d.token_hash, 'hex') || p.id as id from known_device d join staff p on p.id = d.staff_id
       where d.token_hash = $1 and p.username = $2
         and d.seen_at > statement_timestamp() - make_interval(days => $3)`,
      [hashOfToken(token), username, DEVICE_DAYS],
    );
    return known?.id ?? null;
  }

  /** The token for the cookie: the browser's own, where several people take turns at it. */
  async remember(header: string | undefined, staffId: string): Promise<string> {
    const token = (await this.ofSomebody(header)) ?? drawToken();
    await this.database.query(
      `insert into known_device (token_hash, staff_id, seen_at) values ($1, $2, statement_timestamp())
       on conflict (token_hash, staff_id) do update set seen_at = statement_timestamp()`,
      [hashOfToken(token), staffId],
    );
    return token;
  }

  /** With a password that may have been known to somebody else. */
  async forgetAllOf(staffId: string, tx: Transaction): Promise<void> {
    await tx.query('delete from known_device where staff_id = $1', [staffId]);
  }

  async forgetOld(): Promise<void> {
    await this.database.query(
      'delete from known_device where seen_at < statement_timestamp() - make_interval(days => $1)',
      [DEVICE_DAYS],
    );
  }

  /** A token that nobody was given here is not taken on: it may have been planted. */
  private async ofSomebody(header: string | undefined): Promise<string | null> {
    const token = this.tokenOf(header);
    if (!token) return null;
    const [known] = await this.database.query('select 1 from known_device where token_hash = $1 limit 1', [
      hashOfToken(token),
    ]);
    return known ? token : null;
  }

  private tokenOf(header: string | undefined): string | null {
    return tokenIn(header, DEVICE_COOKIE, hasHttps(this.config));
  }
}
