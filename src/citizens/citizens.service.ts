import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import type { Actor } from '../platform/request/context.js';
import { Citizen } from './citizen.entity.js';
import { CitizenSeal } from './citizen-seal.js';
import { isKnownAs, type Person, personFrom } from './person.rules.js';

/** Who looks: the signed-in person. */
export interface Reader {
  id: string;
}

export interface FoundCitizen extends Person {
  id: string;
}

/** Whichever of the keys the number was hashed with. */
const OF_NUMBER = 'phone_hash = any($1::bytea[])';

/** Who asked: personal data behind one door. They go in sealed, and nobody takes them out without leaving a trace. */
@Injectable()
export class CitizensService {
  constructor(
    private readonly database: Database,
    private readonly seal: CitizenSeal,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** The id of this person, known or new; null when nothing was said about who it is. */
  async remember(tx: Transaction, said: Partial<Person>): Promise<string | null> {
    const person = personFrom(said);
    if (!person) return null;
    const hashes = this.seal.phoneHashes(person.phone);
    if (hashes.length > 0 && person.name) {
      const sameNumber = await tx.find(Citizen, OF_NUMBER, [hashes], { order: 'recordedAt' });
      const known = sameNumber.findLast(citizen => isKnownAs(this.seal.opened(citizen), person));
      // Locked, so that nobody is forgotten at the moment in which they call again.
      const again = `id = $2 and ${OF_NUMBER}`;
      const [still] = known ? await tx.find(Citizen, again, [hashes, known.id], { lock: true }) : [];
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

  /** What is known of one citizen. The reading is recorded in the same commit; `reason` is what the reader says. */
  async read(
    from: Transaction | Database,
    citizenId: string,
    reader: Reader,
    reason: string,
  ): Promise<Person | null> {
    if (from instanceof Database) return from.transaction(tx => this.read(tx, citizenId, reader, reason));
    const [citizen] = await from.read(Citizen, { id: citizenId });
    if (!citizen) return null;
    await this.audit.record(from, { action: 'person.read', citizenId, reason }, by(reader));
    return this.seal.opened(citizen);
  }

  /** Everybody who gave this number, the latest first. The search is recorded, also when it finds nobody. */
  async findByPhone(phone: string, reader: Reader): Promise<FoundCitizen[]> {
    return this.database.transaction(async tx => {
      const hashes = this.seal.phoneHashes(phone);
      const found = await tx.find(Citizen, OF_NUMBER, [hashes], { order: 'recordedAt' });
      for (const id of found.length > 0 ? found.map(citizen => citizen.id) : [null])
        await this.audit.record(
          tx,
          { action: 'person.searched', citizenId: id, reason: 'phone' },
          by(reader),
        );
      return found.reverse().map(citizen => ({ id: citizen.id, ...this.seal.opened(citizen) }));
    });
  }
}

const by = ({ id }: Reader): Pick<Actor, 'kind' | 'id'> => ({ kind: 'staff', id });
