import { Injectable } from '@nestjs/common';
import type { Place } from '../platform/vault/sealing.js';
import { Vault } from '../platform/vault/vault.js';
import type { Citizen } from './citizen.entity.js';
import type { Person } from './person.rules.js';
import { normaliseEmail, normalisePhone } from './phone.rules.js';

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
      phoneHash: this.phoneHash(person.phone),
      emailHash: this.emailHash(person.email),
    };
  }

  phoneHash(phone: string | null): Buffer | null {
    const spelled = phone === null ? null : normalisePhone(phone);
    return spelled === null ? null : this.vault.lookupHash(`phone:${spelled}`);
  }

  emailHash(email: string | null): Buffer | null {
    const spelled = email === null ? null : normaliseEmail(email);
    return spelled === null ? null : this.vault.lookupHash(`email:${spelled}`);
  }
}

const placeOf = (field: keyof Person, id: string): Place => ({ column: `citizen.${field}`, row: id });
