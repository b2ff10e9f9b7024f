import { Injectable } from '@nestjs/common';
import type { Role } from '../access/roles.js';
import { Names } from '../city/names.service.js';
import { Database } from '../platform/database/database.js';
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
  ) {}

  /** Newest first. */
  async of(caseId: string, texts: Texts): Promise<EntryDto[]> {
    const rows = await this.database.query<EntryRow>(
      `select e.id, e.at, e.kind, e.text, e.shared_text as "sharedText", e.data, f.name as "actingFor",
              coalesce(s.name, l.contractor) as name, case when l.id is null then s.role else 'contractor' end as role,
              coalesce(s.agency, case when l.id is not null then e.actor ->> 'agency' end) as agency,
              array(select json_build_object('id', a.id, 'kind', 'photo', 'mime', a.mime, 'width', a.width,
                                             'height', a.height, 'shows', a.shows, 'takenAt', a.taken_at,
                                             'takenLng', a.taken_lng, 'takenLat', a.taken_lat)
                      from attachment a where a.case_id = e.case_id and (a.entry_id = e.id or (e.data -> 'photos') ? a.id::text)
                     order by a.uploaded_at, a.id) as attachments
         from case_entry e left join staff s on s.id = (e.actor->>'id')::uuid
              left join staff f on f.id = (e.data->>'actingFor')::uuid
              left join contractor_link l on l.id = (e.actor->>'id')::uuid and e.actor->>'kind' = 'contractor'
        where e.case_id = $1 order by e.at desc, e.id desc`,
      [caseId],
    );
    return rows.map(({ name, role, agency, text, sharedText, ...entry }) => ({
      ...entry,
      ...named(read(texts, text, sharedText)),
      attachments: entry.attachments.map(one => ({
        ...one,
        takenAt: one.takenAt && new Date(one.takenAt).toISOString(),
      })),
      actor: name === null ? null : { name, role, agency: agency && this.names.agency(agency).name },
    }));
  }
}

const named = ({ text, shared }: Read<string | null>): Pick<EntryDto, 'text' | 'sharedText'> => ({
  text,
  sharedText: shared,
});
