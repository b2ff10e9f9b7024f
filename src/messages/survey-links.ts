import { Injectable } from '@nestjs/common';
import { hashOfToken } from '../access/tokens.js';
import { Vault } from '../platform/vault/vault.js';

const PURPOSE = 'survey by app';

/**
 * The token of a survey that an app passes on. An app asks as often as it likes, and must be told the same each time:
 * whoever has the page open would otherwise lose their link to the next asking. So it is not drawn but made of the survey's
 * id with a key of the vault; of it, too, the hash alone is kept, and nobody without that key can make one.
 */
@Injectable()
export class SurveyLinks {
  constructor(private readonly vault: Vault) {}

  tokenOf(surveyId: string): string {
    return this.vault.lookupHash(textOf(surveyId)).toString('base64url');
  }

  /** Also after the key was changed. Null: that key is gone, and so is the link. */
  tokenWith(surveyId: string, hash: Buffer): string | null {
    const tokens = this.vault.lookupHashes(textOf(surveyId)).map(made => made.toString('base64url'));
    return tokens.find(token => hashOfToken(token).equals(hash)) ?? null;
  }
}

const textOf = (surveyId: string): string => `${PURPOSE} ${surveyId}`;
