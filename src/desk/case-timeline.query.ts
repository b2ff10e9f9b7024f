import { Injectable } from '@nestjs/common';
import type { Role } from '../access/roles.js';
import { Names } from '../city/names.service.js';
import { Database } from '../platform/database/database.js';
import { Vault } from '../platform/vault/vault.js';
import type { EntryDto } from './case-page.dto.js';
import { type Read, read, type Texts } from './shared-texts.rules.js';

interface EntryRow extends Omit<EntryDto, 'actor'> {
  name: string | null;
  role: Role | 'contractor';
  agency: string | null;
}

/** What has happened to a case, as people read it. */
@Injectable()
export class CaseTimelineQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
    private readonly vault: Vault,
  ) {}

  /** Newest first; to agencies nothing of an inspection but the judgement (sla/clock-kinds.rules: isOfInspection). */
  async of(caseId: string, texts: Texts): Promise<EntryDto[]> {
    const rows = await this.database.query<EntryRow>(
      `select e.id, e.at, e.kind, e.text, e.shared_text as "sharedText", e.data, f.name as "actingFor",
              coalesce(s.name, l.contractor) as name, case when l.id is null then s.role else 'contractor' end as role,
              coalesce(s.agency, case when l.id is not null then e.actor ->> 'agency' end) as agency,
              array(select json_build_object('id', a.id, 'kind', a.kind, 'mime', a.mime, 'size', a.size, 'pages', a.pages,
                                             'name', encode(a.name, 'hex'), 'withheld', a.withheld, 'width', a.width,
                                             'height', a.height, 'shows', a.shows, 'takenAt', a.taken_at,
                                             'takenLng', a.taken_lng, 'takenLat', a.taken_lat)
                      from attachment a where a.case_id = e.case_id and (a.entry_id = e.id or (e.data -> 'photos') ? a.id::text)
                       and ($2 or not a.withheld)
                     order by a.uploaded_at, a.id) as attachments
         from case_entry e left join staff s on s.id = (e.actor->>'id')::uuid
              left join staff f on f.id = (e.data->>'actingFor')::uuid
              left join contractor_link l on l.id = (e.actor->>'id')::uuid and e.actor->>'kind' = 'contractor'
        where e.case_id = $1 and ($2 or e.kind <> 'sample.drawn' and e.data ->> 'clock' is distinct from 'sample')
        order by e.at desc, e.id desc`,
      [caseId, texts === 'typed'],
    );
    return rows.map(({ name, role, agency, text, sharedText, ...entry }) => ({
      ...entry,
      ...named(read(texts, text, sharedText)),
      attachments: entry.attachments.map(one => ({
        ...one,
        name: one.name && this.nameOf(one.id, one.name),
        takenAt: one.takenAt && new Date(one.takenAt).toISOString(),
      })),
      actor: name === null ? null : { name, role, agency: agency && this.names.agency(agency).name },
    }));
  }

  /** As its sender called it. */
  private nameOf(id: string, sealed: string): string {
    return this.vault.open(Buffer.from(sealed, 'hex'), { column: 'attachment.name', row: id });
  }
}

const named = ({ text, shared }: Read<string | null>): Pick<EntryDto, 'text' | 'sharedText'> => ({
  text,
  sharedText: shared,
});
