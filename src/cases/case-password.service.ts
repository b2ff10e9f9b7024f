import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Vault } from '../platform/vault/vault.js';

const DIGITS = 8;

/** The password a citizen gets with the case number: digits, to be read aloud; kept only as a keyed hash. */
@Injectable()
export class CasePasswordService {
  constructor(private readonly vault: Vault) {}

  draw(): string {
    return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  }

  hash(number: string, password: string): Buffer {
    return this.vault.lookupHash(textOf(number, password));
  }

  /** Also with a hash of an older key. */
  fits(number: string, password: string, hash: Buffer): boolean {
    return this.vault.fits(textOf(number, password), hash);
  }
}

const textOf = (number: string, password: string): string => `case-password:${number}:${password}`;
