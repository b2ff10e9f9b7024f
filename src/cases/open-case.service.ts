import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import { isLimited } from '../city/promises.rules.js';
import type { CaseKind, Origin } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { withoutLimits } from './case.problems.js';
import { CaseFile } from './case-file.entity.js';
import { CaseNumberService } from './case-number.service.js';
import { CasePasswordService } from './case-password.service.js';
import { Incident } from './incident.entity.js';
import { SharedTexts } from './shared-texts.service.js';
import { TimelineService } from './timeline.service.js';

export interface CaseToOpen {
  kind: CaseKind;
  category: string;
  district: string | null;
  village: string | null;
  place: string | null;
  lng: number | null;
  lat: number | null;
  attributes: Record<string, string>;
  description: string;
  urgency: 'normal' | 'urgent';
  /** Overrides the routing rules. */
  agency: string | null;
  channel: string;
  receivedAt: Date;
  citizenId: string | null;
  contactConsent: boolean;
  confidential: boolean;
  reportedAgency: string | null;
  origin: Origin;
  /** Still being recorded: kept at the centre, sent nowhere. */
  draft?: boolean;
  sourceReference?: string;
  /** An old system does not say when who did what: no clocks. */
  untimed?: true;
  /** Of a decision: the end of its last day. */
  replyBy?: Date;
  /** Belongs to the incident that this case leads, from the beginning. */
  joins?: Pick<CaseFile, 'id' | 'incidentId'>;
}

export interface OpenedCase {
  file: CaseFile;
  /** In clear once, here; kept only as a hash. */
  password: string;
  /** The first on its timeline. */
  entryId: string;
}

/** Opens a case: the file, its incident and its first event; routing and clocks follow in the same transaction. */
@Injectable()
export class OpenCaseService {
  constructor(
    private readonly city: CityService,
    private readonly numbers: CaseNumberService,
    private readonly passwords: CasePasswordService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The input was checked at the edge: every code in it is known to the city. CATEGORY_WITHOUT_LIMITS 422. */
  async open(tx: Transaction, wish: CaseToOpen): Promise<OpenedCase> {
    const now = this.clock.now();
    const { draft = false, sourceReference = null, joins, untimed, replyBy, ...told } = wish;
    const category = this.city.category(wish.category);
    if (category && !untimed && !isLimited(this.city.limits(category.code, wish.receivedAt)))
      throw withoutLimits(category);
    const number = await this.numbers.next(tx, wish.kind, wish.receivedAt);
    const password = this.passwords.draw();
    const categoryVersion = category?.version ?? 0;
    const id = newId();
    const surgeId = replyBy ? null : (this.city.surgeAt(wish.receivedAt)?.id ?? null);
    const cover = await this.texts.learn(tx, { id, citizenId: wish.citizenId, place: wish.place });
    const incidentId = joins?.incidentId ?? this.incident(tx, wish, now);
    const file = tx.add(
      Object.assign(new CaseFile(), {
        ...told,
        sharedPlace: cover(wish.place),
        sharedDescription: cover(wish.description),
        id,
        number,
        state: 'recorded' as const,
        version: 1,
        sourceReference,
        incidentId,
        categoryVersion,
        unroutedReason: null,
        surgeId,
        passwordHash: this.passwords.hash(number, password),
        openedAt: now,
        updatedAt: now,
        closedAt: null,
        releasedHow: null,
      }),
    );
    const { channel } = wish;
    const entry = this.timeline.write(tx, { caseId: file.id, kind: 'case.opened', data: { channel } });
    await this.events.tell(tx, 'case.opened', {
      caseId: file.id,
      number,
      kind: wish.kind,
      category: wish.category,
      categoryVersion,
      district: wish.district,
      attributes: wish.attributes,
      channel: wish.channel,
      agency: wish.agency,
      draft,
      ...(joins && { joins: joins.id }),
      ...(untimed && { untimed }),
      ...(replyBy && { replyBy: replyBy.toISOString() }),
      ...(surgeId && { surge: surgeId }),
      confidential: wish.confidential,
      receivedAt: wish.receivedAt.toISOString(),
      origin: wish.origin,
    });
    return { file, password, entryId: entry.id };
  }

  private incident(tx: Transaction, { category, district }: CaseToOpen, openedAt: Date): string {
    const id = newId();
    tx.add(Object.assign(new Incident(), { id, category, district, openedAt, leadCaseId: null }));
    return id;
  }
}
