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
    return this.vault.lookupHash(`case-password:${number}:${password}`);
  }
}
