import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { AttemptsService } from './attempts.service.js';
import { DevicesService } from './devices.service.js';
import { linkNotValid } from './password.problems.js';
import { PasswordService } from './password.service.js';
import { SessionEndService } from './session-end.service.js';
import { drawToken, hashOfToken } from './tokens.js';

const LASTS = `interval '24 hours'`;

/** For the person who hands it on; shown once. */
export interface PasswordLink {
  token: string;
  expiresAt: Date;
}

/** A link by which the owner of an account chooses its password: once, within a day, and nobody else ever knows it. */
@Injectable()
export class PasswordLinkService {
  constructor(
    private readonly database: Database,
    private readonly passwords: PasswordService,
    private readonly attempts: AttemptsService,
    private readonly devices: DevicesService,
    private readonly ending: SessionEndService,
    private readonly audit: Audit,
  ) {}

  /** Takes the place of the one before. */
  async make(tx: Transaction, staffId: string): Promise<PasswordLink> {
    const token = drawToken();
    const [row] = await tx.query<{ expiresAt: Date }>(
      `insert into password_link (staff_id, token_hash, made_at, expires_at)
       values ($1, $2, statement_timestamp(), statement_timestamp() + ${LASTS})
       on conflict (staff_id) do update set
         token_hash = excluded.token_hash, made_at = excluded.made_at, expires_at = excluded.expires_at
       returning expires_at as "expiresAt"`,
      [staffId, hashOfToken(token)],
    );
    return { token, expiresAt: (row as { expiresAt: Date }).expiresAt };
  }

  async takeBack(tx: Transaction, staffId: string): Promise<void> {
    await tx.query('delete from password_link where staff_id = $1', [staffId]);
  }

  /** Answers the user name. A password that is refused leaves the link as it was. PASSWORD_LINK_INVALID 404, INVALID 400. */
  redeem(token: string, password: string): Promise<string> {
    return this.database.transaction(async tx => {
      const [link] = await tx.query<{ staffId: string; username: string }>(
        `delete from password_link l using staff p
         where l.token_hash = $1 and l.expires_at > statement_timestamp() and p.id = l.staff_id and p.active
         returning p.id as "staffId", p.username`,
        [hashOfToken(token)],
      );
      if (!link) throw linkNotValid();
      const { staffId, username } = link;
      await this.passwords.set(tx, staffId, password);
      await tx.query('update staff set awake_since = statement_timestamp() where id = $1', [staffId]);
      await this.devices.forgetAllOf(staffId, tx);
      await this.ending.endAllOf(staffId, tx, 'password-changed');
      const by = { kind: 'staff', id: staffId } as const;
      await this.audit.record(tx, { action: 'password.changed', subject: `staff:${staffId}` }, by);
      tx.afterCommit(() => void this.attempts.forget(`username:${username}`).catch(() => undefined));
      return username;
    });
  }
}
