import { Injectable } from '@nestjs/common';
import { emailLookup } from '../../citizens/citizen.sealed.js';
import type { Place } from '../../platform/vault/sealing.js';
import { Vault } from '../../platform/vault/vault.js';
import type { Letter } from './letter.entity.js';
import { countedAddress } from './letter.rules.js';

const COLUMNS = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  address: 'address',
  subject: 'subject',
  text: 'text',
  sourceMessageId: 'source_message_id',
} as const;
export type LetterField = keyof typeof COLUMNS;
export type LetterTexts = Record<LetterField, string | null>;

export const NO_TEXTS: LetterTexts = {
  ...{ name: null, email: null, phone: null, address: null },
  ...{ subject: null, text: null, sourceMessageId: null },
};

/** What a letter says and who wrote it, sealed for its row and column. */
@Injectable()
export class LetterSeal {
  constructor(private readonly vault: Vault) {}

  sealed<Field extends LetterField>(
    id: string,
    said: Record<Field, string | null>,
  ): Record<Field, Buffer | null> {
    const fields = Object.keys(said) as Field[];
    const seal = (field: Field): Buffer | null =>
      said[field] === null ? null : this.vault.seal(said[field], placeOf(field, id));
    return Object.fromEntries(fields.map(field => [field, seal(field)])) as Record<Field, Buffer | null>;
  }

  opened(letter: Pick<Letter, LetterField | 'id'>, ...fields: LetterField[]): LetterTexts {
    const open = (field: LetterField): string | null => {
      const sealed = letter[field];
      return sealed && this.vault.open(sealed, placeOf(field, letter.id));
    };
    return { ...NO_TEXTS, ...Object.fromEntries(fields.map(field => [field, open(field)])) };
  }

  /** To be stored; null where it is no address. */
  hashOf(email: string): Buffer | null {
    const text = emailLookup(countedAddress(email));
    return text === null ? null : this.vault.lookupHash(text);
  }

  /** To be looked for. */
  hashesOf(email: string): Buffer[] {
    const text = emailLookup(countedAddress(email));
    return text === null ? [] : this.vault.lookupHashes(text);
  }
}

const placeOf = (field: LetterField, id: string): Place => ({ column: `letter.${COLUMNS[field]}`, row: id });
