import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import type { Transaction } from '../platform/database/transaction.js';

/** Whoever makes or resets an account holds its one-time link: for so long the two may be one person. */
const DAYS_IN_ONE_HAND = 7;
const DAY_MS = 86_400_000;
const GIVES_A_LINK = ['staff.created', 'password.reset'];

/** Are asker and decider two people? */
@Injectable()
export class HandsQuery {
  /** Has one of them lately made or reset the account of the other? */
  async areOne(tx: Transaction, one: string, other: string, now: Date): Promise<boolean> {
    const [row] = await tx.query<{ some: boolean }>(
      `select exists (
         select 1 from access_log
          where at > $3 and action = any($4)
            and ((staff_id = $1::uuid and subject = 'staff:' || $2::text)
              or (staff_id = $2::uuid and subject = 'staff:' || $1::text))
       ) as some`,
      [one, other, since(now), GIVES_A_LINK],
    );
    return row?.some ?? false;
  }

  /** Is there a chief at work in this person's agency who is certainly somebody else? */
  async haveChief(tx: Transaction, { id, agency }: Asker, now: Date): Promise<boolean> {
    const [row] = await tx.query<{ some: boolean }>(
      `select exists (
         select 1 from staff chief
          where agency = $1 and role = 'agency_chief' and active and id <> $2::uuid
            and not exists (
              select 1 from access_log
               where at > $3 and action = any($4)
                 and ((staff_id = chief.id and subject = 'staff:' || $2::text)
                   or (staff_id = $2::uuid and subject = 'staff:' || chief.id)))
       ) as some`,
      [agency, id, since(now), GIVES_A_LINK],
    );
    return row?.some ?? false;
  }
}

const since = (now: Date): Date => new Date(now.getTime() - DAYS_IN_ONE_HAND * DAY_MS);
