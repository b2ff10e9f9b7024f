import { Injectable } from '@nestjs/common';
import type { Place } from '../platform/vault/sealing.js';
import { Vault } from '../platform/vault/vault.js';
import type { Citizen } from './citizen.entity.js';
import { emailLookup, phoneLookup } from './citizen.sealed.js';
import type { Person } from './person.rules.js';

/** How a person stands in the row: sealed for this row and column, and found again by keyed hashes. */
@Injectable()
export class CitizenSeal {
  constructor(private readonly vault: Vault) {}

  opened(citizen: Citizen): Person {
    const open = (field: keyof Person): string | null => {
      const sealed = citizen[field];
      return sealed && this.vault.open(sealed, placeOf(field, citizen.id));
    };
    return { name: open('name'), phone: open('phone'), email: open('email'), address: open('address') };
  }

  sealed(
    id: string,
    person: Person,
  ): Pick<Citizen, 'name' | 'phone' | 'email' | 'address' | 'phoneHash' | 'emailHash'> {
    const seal = (field: keyof Person): Buffer | null => {
      const text = person[field];
      return text === null ? null : this.vault.seal(text, placeOf(field, id));
    };
    return {
      ...{ name: seal('name'), phone: seal('phone'), email: seal('email'), address: seal('address') },
      phoneHash: this.hash(phoneLookup(person.phone)),
      emailHash: this.hash(emailLookup(person.email)),
    };
  }

  /** To look for: one for each key that a stored hash may have been made with. */
  phoneHashes(phone: string | null): Buffer[] {
    const text = phoneLookup(phone);
    return text === null ? [] : this.vault.lookupHashes(text);
  }

  private hash(text: string | null): Buffer | null {
    return text === null ? null : this.vault.lookupHash(text);
  }
}

const placeOf = (field: keyof Person, id: string): Place => ({ column: `citizen.${field}`, row: id });
