import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Citizen } from './citizen.entity.js';
import { CitizenSeal } from './citizen-seal.js';
import { identitySealed } from './citizens.problems.js';
import { GroundsQuery } from './grounds.query.js';
import { GROUNDS, type Ground } from './grounds.rules.js';
import { isKnownAs, type Person, personFrom } from './person.rules.js';
import { sharedForm } from './personal-data.rules.js';

/** Whom the question is about, and in which case; null: outside of any. */
export interface Sought {
  citizenId: string;
  caseId: string | null;
}

export interface Known extends Person {
  ground: Ground;
}

/** Whichever of the keys the number was hashed with. */
const OF_NUMBER = 'phone_hash = any($1::bytea[])';

/** Who asked: personal data behind one door. They go in sealed; they come out on a ground, and never without a trace. */
@Injectable()
export class CitizensService {
  constructor(
    private readonly database: Database,
    private readonly seal: CitizenSeal,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly grounds: GroundsQuery,
  ) {}

  /** The id of this person, known or new; null when nothing was said about who it is. */
  async remember(tx: Transaction, said: Partial<Person>): Promise<string | null> {
    const person = personFrom(said);
    if (!person) return null;
    if (person.name) {
      const sameNumber = await this.ofNumber(tx, person.phone);
      const known = sameNumber.findLast(citizen => isKnownAs(this.seal.opened(citizen), person));
      // Locked, so that nobody is forgotten at the moment in which they call again.
      const [still] = known
        ? await tx.read(Citizen, { id: known.id, phoneHash: known.phoneHash }, { lock: true })
        : [];
      if (still) return still.id;
    }
    const id = newId();
    return tx.add(
      Object.assign(new Citizen(), {
        id,
        ...this.seal.sealed(id, person),
        recordedAt: this.clock.now(),
      }),
    ).id;
  }

  /**
   * What this person may know of a citizen by the widest ground they have, and by which. The reading, or that it was
   * refused, is recorded in the same commit; `reason` is what they say: the record stays when the person is forgotten,
   * so that it names nobody. IDENTITY_SEALED 403 without a ground.
   */
  async read({ citizenId, caseId }: Sought, me: Asker, reason: string | null): Promise<Known | null> {
    const found = await this.database.transaction(async tx => {
      const [citizen] = await tx.read(Citizen, { id: citizenId });
      if (!citizen) return null;
      const ground = await this.grounds.ground(tx, citizenId, caseId, me);
      const action = ground ? 'person.read' : 'person.refused';
      const subject = ground && `ground:${ground}`;
      const said = sharedForm(reason, { ...this.seal.opened(citizen), place: null }) ?? reason;
      await this.audit.record(
        tx,
        { action, citizenId, caseId, subject, reason: said },
        { kind: 'staff', id: me.id },
      );
      return { ground, citizen };
    });
    if (!found) return null;
    const { ground, citizen } = found;
    if (!ground) throw identitySealed();
    return { ground, ...this.seal.opened(only(citizen, GROUNDS[ground].fields)) };
  }

  /** By which ground this person could read it now; null: sealed. Opens nothing and is no reading. */
  groundOf({ citizenId, caseId }: Sought, me: Asker): Promise<Ground | null> {
    return this.grounds.ground(this.database, citizenId, caseId, me);
  }

  /** Did they leave a way to be told? Says nothing about which. */
  async canBeTold(tx: Transaction, citizenId: string): Promise<boolean> {
    const [citizen] = await tx.read(Citizen, { id: citizenId });
    return citizen !== undefined && (citizen.phone !== null || citizen.email !== null);
  }

  /** Everybody who gave this number, the latest first. For the search by telephone, which gives the ground and records it. */
  async withPhone(tx: Transaction, phone: string): Promise<(Person & { id: string })[]> {
    const found = await this.ofNumber(tx, phone);
    return found.reverse().map(citizen => ({ id: citizen.id, ...this.seal.opened(citizen) }));
  }

  private async ofNumber(tx: Transaction, phone: string | null): Promise<Citizen[]> {
    const hashes = this.seal.phoneHashes(phone);
    return hashes.length > 0 ? tx.find(Citizen, OF_NUMBER, [hashes], { order: 'recordedAt' }) : [];
  }
}

/** A field the ground does not cover is not opened at all. */
const only = (citizen: Citizen, fields: readonly (keyof Person)[]): Citizen => {
  const none = { name: null, phone: null, email: null, address: null };
  return { ...citizen, ...none, ...Object.fromEntries(fields.map(field => [field, citizen[field]])) };
};
