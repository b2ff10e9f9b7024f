import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import type { Role } from '../access/roles.js';
import { maySeeCase } from '../access/row-scope.rules.js';
import { caseNotFound, notYoursToRead } from '../cases/case.problems.js';
import { Names } from '../city/names.service.js';
import { Database } from '../platform/database/database.js';
import { CaseCardQuery } from './case-card.query.js';
import { CaseLegsQuery } from './case-legs.query.js';
import { CaseLimitsQuery } from './case-limits.query.js';
import { CaseLinksQuery } from './case-links.query.js';
import { CaseOwnershipQuery } from './case-ownership.query.js';
import type { CaseContactDto, CasePageDto, EntryDto } from './case-page.dto.js';
import { permitReading } from './case-reading.rules.js';
import { CaseUrgingQuery } from './case-urging.query.js';
import { coActionsOf } from './co-leg-actions.rules.js';
import { IdentityQuery } from './identity.query.js';
import { possibleActions } from './possible-actions.rules.js';
import { type Read, read, type Texts, textsFor } from './shared-texts.rules.js';

interface FileRow {
  id: string;
  category: string;
  description: string;
  sharedDescription: string | null;
  place: string | null;
  sharedPlace: string | null;
  attributes: Record<string, string>;
  lng: number | null;
  lat: number | null;
  citizenId: string | null;
  contactConsent: boolean;
  confidential: boolean;
  reportedAgency: string | null;
  release: CasePageDto['release'];
  reply: CasePageDto['reply'];
}

interface EntryRow extends Omit<EntryDto, 'actor'> {
  name: string | null;
  role: Role | 'contractor';
  agency: string | null;
}

/** In these states a reply is in force: one that was sent back, or whose case was reopened, is not. */
const ANSWERED = `'replied', 'released'`;

/** Everything about one case on one page, except who asked. */
@Injectable()
export class CasePageQuery {
  constructor(
    private readonly database: Database,
    private readonly cards: CaseCardQuery,
    private readonly legRows: CaseLegsQuery,
    private readonly names: Names,
    private readonly identities: IdentityQuery,
    private readonly limits: CaseLimitsQuery,
    private readonly links: CaseLinksQuery,
    private readonly ownership: CaseOwnershipQuery,
    private readonly urging: CaseUrgingQuery,
  ) {}

  /** CASE_NOT_FOUND 404, CASE_NOT_YOURS 403. */
  async page(number: string, me: Asker): Promise<CasePageDto> {
    const texts = textsFor(me);
    const file = await this.file(number, texts);
    const [held, contacts, legs, timeline] = await Promise.all([
      this.cards.held([file.id], texts),
      this.contacts(file.id),
      this.legRows.of(file.id),
      this.timeline(file.id, texts),
    ]);
    const { card, holders } = held.get(file.id) ?? {};
    if (!card || !holders) throw caseNotFound();
    permitReading(me, { card, holders, confidential: file.confidential });
    const subject = {
      kind: card.kind,
      agency: card.agency?.code ?? null,
      district: card.district?.code ?? null,
    };
    const description = read(texts, file.description, file.sharedDescription);
    const leg = legs.findLast(({ role, state }) => role === 'lead' && state !== 'closed') ?? null;
    const [identity, told, pauses, mayWaitFor, extensions, links, ownership, urged] = await Promise.all([
      this.identities.of(file, subject, me),
      this.identities.told(file.id),
      this.limits.pauses(file.id),
      this.limits.mayWaitFor(file.id),
      this.limits.extensions(file.id, me),
      this.links.of(file.id),
      this.ownership.of({ ...card, id: file.id }, legs, me),
      this.urging.of(file.id, leg?.id ?? null, me),
    ]);
    return {
      ...card,
      description: description.text,
      sharedDescription: description.shared,
      sharedPlace: read(texts, file.place, file.sharedPlace).shared,
      attributes: this.names.attributes(file.category, file.attributes),
      lng: file.lng,
      lat: file.lat,
      contacts,
      hasPetitioner: file.citizenId !== null,
      identity,
      contactConsent: file.contactConsent,
      confidential: file.confidential,
      reportedAgency:
        file.reportedAgency === null || me.agency !== null ? null : this.names.agency(file.reportedAgency),
      told,
      workOrders: legs.map(leg => ({
        ...this.legRows.shown(leg, texts),
        ...urged.inHand(leg.id),
        coActions: coActionsOf(me, subject, leg),
      })),
      links,
      pauses,
      mayWaitFor,
      extensions,
      extendable: await this.limits.extendable(
        { ...subject, id: file.id, agency: leg?.agency ?? null },
        pauses,
        me,
      ),
      ...ownership.shown,
      whereabouts: { ...ownership.shown.whereabouts, ...urged.counts },
      timeline,
      actions: possibleActions(me, {
        ...card,
        agency: card.agency?.code ?? null,
        district: card.district?.code ?? null,
        leg,
        mayWaitFor,
        whose: ownership.whose,
        urging: urged.urging,
      }),
      reply: file.reply,
      release: file.release,
    };
  }

  /** Whose the case is, if this person may see it. CASE_NOT_FOUND 404, CASE_NOT_YOURS 403. */
  async petitionOf(number: string, me: Asker): Promise<{ id: string; citizenId: string | null }> {
    const file = await this.file(number);
    const held = await this.cards.held([file.id]);
    const one = held.get(file.id);
    if (!one || !maySeeCase(me, one.holders, one.card.district?.code ?? null)) throw notYoursToRead();
    return { id: file.id, citizenId: file.citizenId };
  }

  private async file(number: string, texts: Texts = 'shared'): Promise<FileRow> {
    const [row] = await this.database.query<Omit<FileRow, 'release' | 'reply'> & ReplyAndRelease>(
      `select c.id, c.category, c.description, c.shared_description as "sharedDescription", c.place,
              c.shared_place as "sharedPlace", c.attributes, c.lng, c.lat, c.citizen_id as "citizenId",
              c.contact_consent as "contactConsent", c.confidential, c.reported_agency as "reportedAgency",
              c.state = 'released' as released, c.released_how as how, c.closed_at as "closedAt",
              r.text, r.shared_text as "sharedText", r.replied_at as "repliedAt"
         from case_file c
         left join lateral (select text, shared_text, replied_at from reply
                             where case_id = c.id and c.state in (${ANSWERED})
                             order by replied_at desc limit 1) r on true
        where c.number = $1`,
      [number],
    );
    if (!row) throw caseNotFound();
    const { released, how, closedAt, text, sharedText, repliedAt, ...file } = row;
    return {
      ...file,
      reply:
        text !== null && repliedAt !== null
          ? { text: read(texts, text, sharedText).text, at: repliedAt }
          : null,
      release: released && how !== null && closedAt !== null ? { how, at: closedAt } : null,
    };
  }

  private contacts(caseId: string): Promise<CaseContactDto[]> {
    return this.database.query<CaseContactDto>(
      `select t.id, t.channel, t.received_at as "receivedAt", t.outcome
         from contact_case j join contact t on t.id = j.contact_id
        where j.case_id = $1 order by t.received_at, t.id`,
      [caseId],
    );
  }

  private async timeline(caseId: string, texts: Texts): Promise<EntryDto[]> {
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

interface ReplyAndRelease {
  released: boolean;
  how: string | null;
  closedAt: Date | null;
  text: string | null;
  sharedText: string | null;
  repliedAt: Date | null;
}
