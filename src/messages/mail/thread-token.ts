import { Injectable } from '@nestjs/common';
import { Vault } from '../../platform/vault/vault.js';

const PURPOSE = 'mail thread';
const TOKEN_BYTES = 10;
/** A case number and its token, in any letters: subjects are shouted and folded on their way. */
const IN_TEXT = /\b([A-Z]\d{8}-\d{5}-\d)\.([0-9a-f]{20})\b/gi;

/**
 * What stands in the subject of a mail about a case, so that an answer finds the case by itself. Only who was sent such a
 * mail can write to the case: a number can be guessed, its token cannot.
 */
@Injectable()
export class ThreadTokens {
  constructor(private readonly vault: Vault) {}

  /** `D20261121-00042-0.6f1d…` */
  of(number: string): string {
    return `${number}.${tokenIn(this.vault.lookupHash(textOf(number)))}`;
  }

  /** The number of a case whose token is right; null where there is none. */
  caseNumberIn(text: string): string | null {
    for (const [, number = '', token = ''] of text.matchAll(IN_TEXT)) {
      const known = number.toUpperCase();
      const rights = this.vault.lookupHashes(textOf(known)).map(tokenIn);
      if (rights.includes(token.toLowerCase())) return known;
    }
    return null;
  }
}

const textOf = (number: string): string => `${PURPOSE} ${number}`;
const tokenIn = (hash: Buffer): string => hash.subarray(-TOKEN_BYTES).toString('hex');
