import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import type { Actor } from '../platform/request/context.js';
import type { Place } from '../platform/vault/sealing.js';
import { Vault } from '../platform/vault/vault.js';
import { Citizen } from './citizen.entity.js';
import { isKnownAs, type Person, personFrom } from './person.rules.js';
import { normaliseEmail, normalisePhone } from './phone.rules.js';

/** Who looks: the signed-in person. */
export interface Reader {
  id: string;
}

export interface FoundCitizen extends Person {
  id: string;
}

/** Who asked: personal data behind one door. They go in sealed, and nobody takes them out without leaving a trace. */
@Injectable()
export class CitizensService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** The id of this person, known or new; null when nothing was said about who it is. */
  async remember(tx: Transaction, said: Partial<Person>): Promise<string | null> {
    const person = personFrom(said);
    if (!person) return null;
    const phoneHash = this.phoneHash(person.phone);
    if (phoneHash && person.name) {
      const sameNumber = await tx.read(Citizen, { phoneHash }, { order: 'recordedAt' });
      const known = sameNumber.findLast(citizen => isKnownAs(this.opened(citizen), person));
      if (known) return known.id;
    }
    const id = newId();
    return tx.add(
      Object.assign(new Citizen(), {
        id,
        ...this.sealed(id, person),
        phoneHash,
        emailHash: this.emailHash(person.email),
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
    return this.opened(citizen);
  }

  /** Everybody who gave this number, the latest first. The search is recorded, also when it finds nobody. */
  async findByPhone(phone: string, reader: Reader): Promise<FoundCitizen[]> {
    return this.database.transaction(async tx => {
      const phoneHash = this.phoneHash(phone);
      const found = phoneHash ? await tx.read(Citizen, { phoneHash }, { order: 'recordedAt' }) : [];
      for (const id of found.length > 0 ? found.map(citizen => citizen.id) : [null])
        await this.audit.record(
          tx,
          { action: 'person.searched', citizenId: id, reason: 'phone' },
          by(reader),
        );
      return found.reverse().map(citizen => ({ id: citizen.id, ...this.opened(citizen) }));
    });
  }

  private opened(citizen: Citizen): Person {
    const open = (field: keyof Person): string | null => {
      const sealed = citizen[field];
      return sealed && this.vault.open(sealed, placeOf(field, citizen.id));
    };
    return { name: open('name'), phone: open('phone'), email: open('email'), address: open('address') };
  }

  private sealed(id: string, person: Person): Pick<Citizen, keyof Person> {
    const seal = (field: keyof Person): Buffer | null => {
      const text = person[field];
      return text === null ? null : this.vault.seal(text, placeOf(field, id));
    };
    return { name: seal('name'), phone: seal('phone'), email: seal('email'), address: seal('address') };
  }

  private phoneHash(phone: string | null): Buffer | null {
    const spelled = phone === null ? null : normalisePhone(phone);
    return spelled === null ? null : this.vault.lookupHash(`phone:${spelled}`);
  }

  private emailHash(email: string | null): Buffer | null {
    const spelled = email === null ? null : normaliseEmail(email);
    return spelled === null ? null : this.vault.lookupHash(`email:${spelled}`);
  }
}

const by = ({ id }: Reader): Pick<Actor, 'kind' | 'id'> => ({ kind: 'staff', id });

const placeOf = (field: keyof Person, id: string): Place => ({ column: `citizen.${field}`, row: id });
