import { Injectable } from '@nestjs/common';
import { HOLDS, JOINED_AT } from '../access/holding.sql.js';
import { Database } from '../platform/database/database.js';
import type { FileKind } from './document-types.rules.js';
import type { FileHolding } from './file-access.rules.js';

export interface HeldFile extends FileHolding {
  id: string;
  kind: FileKind;
  mime: string;
  size: number;
  pages: number | null;
  name: Buffer | null;
  sha256: string;
  contractorLinkId: string | null;
  heldFor: string | null;
}

@Injectable()
export class AttachmentQuery {
  constructor(private readonly database: Database) {}

  /** A file with the case it belongs to and the agencies that have that case. */
  async find(id: string): Promise<HeldFile | null> {
    const [row] = await this.database.query<HeldFile>(
      `select a.id, a.kind, a.mime, a.size, a.pages, a.name, a.sha256, a.uploaded_by as "uploadedBy",
              a.contractor_link_id as "contractorLinkId", a.held_for as "heldFor", a.withheld,
              a.contact_id is not null as "ofContact",
              case when c.id is not null then jsonb_build_object(
                'kind', c.kind,
                'district', c.district,
                'confidential', c.confidential,
                'holders', array(select distinct w.agency from work_order w where w.case_id = c.id and ${HOLDS}
                                 union select c.agency where c.agency is not null and ${JOINED_AT} is not null)
              ) end as "caseOf"
         from attachment a left join case_file c on c.id = a.case_id
        where a.id = $1`,
      [id],
    );
    return row ?? null;
  }
}
