import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { maySeeCase } from '../access/row-scope.rules.js';
import { caseNotFound, notYoursToRead } from '../cases/case.problems.js';
import { CityService } from '../city/city.service.js';
import { Names } from '../city/names.service.js';
import { Database } from '../platform/database/database.js';
import { CaseAnswersQuery } from './case-answers.query.js';
import { CaseCardQuery } from './case-card.query.js';
import { CaseDecisionQuery } from './case-decision.query.js';
import { CaseIncidentQuery } from './case-incident.query.js';
import { CaseLegsQuery } from './case-legs.query.js';
import { CaseLimitsQuery } from './case-limits.query.js';
import { CaseLinksQuery } from './case-links.query.js';
import { CaseOwnershipQuery } from './case-ownership.query.js';
import type { CaseContactDto, CasePageDto } from './case-page.dto.js';
import { CasePetitionQuery } from './case-petition.query.js';
import { permitReading } from './case-reading.rules.js';
import { CaseTimelineQuery } from './case-timeline.query.js';
import { CaseUrgingQuery } from './case-urging.query.js';
import { CoLegActionsQuery } from './co-leg-actions.query.js';
import { IdentityQuery } from './identity.query.js';
import { possibleActions } from './possible-actions.rules.js';
import { read, type Texts, textsFor } from './shared-texts.rules.js';

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
  channel: string;
  release: CasePageDto['release'];
  reply: CasePageDto['reply'];
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
    private readonly city: CityService,
    private readonly identities: IdentityQuery,
    private readonly limits: CaseLimitsQuery,
    private readonly links: CaseLinksQuery,
    private readonly ownership: CaseOwnershipQuery,
    private readonly urging: CaseUrgingQuery,
    private readonly petitions: CasePetitionQuery,
    private readonly decisions: CaseDecisionQuery,
    private readonly timelines: CaseTimelineQuery,
    private readonly incidents: CaseIncidentQuery,
    private readonly coLegActions: CoLegActionsQuery,
    private readonly answers: CaseAnswersQuery,
  ) {}

  /** CASE_NOT_FOUND 404, CASE_NOT_YOURS 403. */
  async page(number: string, me: Asker): Promise<CasePageDto> {
    const texts = textsFor(me);
    const file = await this.file(number, texts);
    const [held, contacts, legs, timeline] = await Promise.all([
      this.cards.held([file.id], texts),
      this.contacts(file.id),
      this.legRows.of(file.id),
      this.timelines.of(file.id, texts),
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
    const incident = await this.incidents.of(file.id);
    const [identity, told, statusRead, pauses, mayWaitFor, extensions, links, ownership, urged] =
      await Promise.all([
        this.identities.of(file, subject, me),
        this.identities.told(file.id),
        this.identities.statusRead(file.id),
        this.limits.pauses(file.id, texts),
        this.limits.mayWaitFor(file.id),
        this.limits.extensions(file.id, me),
        this.links.of(file.id, me),
        this.ownership.of({ ...card, id: file.id, heldSince: incident.heldSince }, legs, me),
        this.urging.of(file.id, leg?.id ?? null, me),
      ]);
    const coActions = await this.coLegActions.of(legs, subject, urged.onCoLeg, me);
    const waitsForCitizen = pauses.some(({ reason, to }) => reason === 'citizen' && to === null);
    const onPage = { id: file.id, kind: card.kind, channel: file.channel, waitsForCitizen };
    const { shown: petition, petitioned } = await this.petitions.of(onPage, texts, me);
    return {
      ...card,
      description: description.text,
      sharedDescription: description.shared,
      sharedPlace: read(texts, file.place, file.sharedPlace).shared,
      attributes: this.names.attributes(file.category, file.attributes),
      answers: await this.answers.of(file.id, texts),
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
      statusRead,
      workOrders: legs.map(leg => ({
        ...this.legRows.shown(leg, texts),
        ...urged.inHand(leg.id),
        coActions: coActions.get(leg.id) ?? [],
      })),
      links,
      incident: incident.shown,
      pauses,
      mayWaitFor,
      extensions,
      ...(await this.limits.extending(
        { ...subject, id: file.id, category: file.category, agency: leg?.agency ?? null },
        pauses,
        me,
      )),
      ...ownership.shown,
      whereabouts: { ...ownership.shown.whereabouts, ...urged.counts },
      petition,
      timeline,
      actions: possibleActions(me, {
        ...card,
        agency: card.agency?.code ?? null,
        district: card.district?.code ?? null,
        supervised: this.city.isSupervised(file.category),
        leg,
        mayWaitFor,
        whose: ownership.whose,
        urging: urged.urging,
        petitioned,
        incident: incident.leading,
      }),
      decision: await this.decisions.of({ id: file.id, kind: card.kind }),
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
              c.contact_consent as "contactConsent", c.confidential, c.reported_agency as "reportedAgency", c.channel,
              c.state = 'released' as released, c.released_how as how, c.closed_at as "closedAt",
              r.text, r.shared_text as "sharedText", r.replied_at as "repliedAt", r.remedies
         from case_file c
         left join lateral (select text, shared_text, replied_at, remedies from reply
                             where case_id = c.id and c.state in (${ANSWERED})
                             order by replied_at desc limit 1) r on true
        where c.number = $1`,
      [number],
    );
    if (!row) throw caseNotFound();
    const { released, how, closedAt, text, sharedText, repliedAt, remedies, ...file } = row;
    return {
      ...file,
      reply:
        text !== null && repliedAt !== null
          ? { text: read(texts, text, sharedText).text, at: repliedAt, remedies: remedies ?? [] }
          : null,
      release: released && how !== null && closedAt !== null ? { how, at: closedAt } : null,
    };
  }

  private contacts(caseId: string): Promise<CaseContactDto[]> {
    return this.database.query<CaseContactDto>(
      `select t.id, t.channel, t.received_at as "receivedAt", t.outcome, t.document_number as "documentNumber"
         from contact_case j join contact t on t.id = j.contact_id
        where j.case_id = $1 order by t.received_at, t.id`,
      [caseId],
    );
  }
}

interface ReplyAndRelease {
  released: boolean;
  how: string | null;
  closedAt: Date | null;
  text: string | null;
  sharedText: string | null;
  repliedAt: Date | null;
  remedies: string[] | null;
}
