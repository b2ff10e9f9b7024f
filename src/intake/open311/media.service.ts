import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Vault } from '../../platform/vault/vault.js';
import { BASES } from './address.rules.js';

const NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{20,200})\.jpg$/;

/**
 * Addresses of photos, told to who has sent them. Nobody can make one up: it is signed with a key of the server's. It can
 * be opened without a key of the sender's, since apps show pictures by their address alone.
 */
@Injectable()
export class MediaService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /** By the case, those that came with the report. */
  async ofReports(caseIds: readonly string[], origin: string): Promise<Map<string, string[]>> {
    const rows = await this.database.query<{ id: string; caseId: string }>(
      `select a.id, a.case_id as "caseId" from attachment a join case_entry e on e.id = a.entry_id
        where a.case_id = any($1::uuid[]) and e.kind = 'case.opened' and a.kind = 'photo' order by a.id`,
      [caseIds],
    );
    const urls = new Map<string, string[]>();
    for (const { id, caseId } of rows)
      urls.set(caseId, [...(urls.get(caseId) ?? []), `${origin}/${BASES[0]}/media/${this.nameOf(id)}`]);
    return urls;
  }

  /** Null: nobody was ever told this name. */
  idIn(name: string): string | null {
    const [, id, signature] = NAME.exec(name) ?? [];
    if (!id || !signature) return null;
    return this.vault.fits(signed(id), Buffer.from(signature, 'base64url')) ? id : null;
  }

  private nameOf(id: string): string {
    return `${id}.${this.vault.lookupHash(signed(id)).toString('base64url')}.jpg`;
  }
}

const signed = (id: string): string => `open311-media:${id}`;
