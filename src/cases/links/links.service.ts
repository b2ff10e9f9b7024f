import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import type { LinkKind } from '../../events.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { Problem } from '../../platform/problem/problem.js';
import type { CaseFile } from '../case-file.entity.js';
import { OpenCaseService, type OpenedCase } from '../open-case.service.js';
import { unknownCategory } from '../recategorise.service.js';
import { TimelineService } from '../timeline.service.js';
import { CaseLink } from './case-link.entity.js';

/** The petition that comes of a case: of the same citizen, about the same place, received now. */
export interface PetitionWish {
  link: Exclude<LinkKind, 'repeat'>;
  category: string;
  description: string;
  /** Why; stands on its timeline. */
  reason: string | null;
  urgency?: CaseFile['urgency'];
}

/** Opens the case that comes of another one, and keeps that they belong together. The first one is locked. */
@Injectable()
export class LinksService {
  constructor(
    private readonly city: CityService,
    private readonly cases: OpenCaseService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** UNKNOWN_CATEGORY 422, NOT_A_PETITION 422. Whoever was protected in the first case is in this one. */
  async openPetition(tx: Transaction, from: CaseFile, wish: PetitionWish, me: Asker): Promise<OpenedCase> {
    const category = this.city.category(wish.category);
    if (!category || category.retired) throw unknownCategory(wish.category);
    if (category.kind !== 'petition') throw notAPetition(category.name, category.nameEn);
    const confidential = from.confidential || category.confidential;
    const opened = await this.cases.open(tx, {
      kind: 'petition',
      category: category.code,
      district: from.district,
      village: from.village,
      place: from.place,
      lng: from.lng,
      lat: from.lat,
      attributes: {},
      description: wish.description,
      urgency: wish.urgency ?? from.urgency,
      agency: null,
      channel: from.channel,
      receivedAt: this.clock.now(),
      citizenId: from.citizenId,
      contactConsent: from.contactConsent && !confidential,
      confidential,
      reportedAgency: from.reportedAgency,
      origin: from.origin,
    });
    await this.link(tx, from, opened.file, wish, me);
    return opened;
  }

  private async link(
    tx: Transaction,
    from: CaseFile,
    to: CaseFile,
    { link, reason }: PetitionWish,
    me: Asker,
  ): Promise<void> {
    tx.add(
      Object.assign(new CaseLink(), {
        ...{ id: newId(), fromCase: from.id, toCase: to.id, kind: link },
        ...{ linkedAt: this.clock.now(), linkedBy: me.id },
      }),
    );
    const told = { link, fromId: from.id, from: from.number };
    this.timeline.write(tx, { caseId: to.id, kind: 'case.linked', text: reason, data: told });
    await this.events.tell(tx, 'case.linked', { caseId: to.id, number: to.number, ...told });
  }
}

const notAPetition = (name: string, nameEn: string): Problem =>
  new Problem('NOT_A_PETITION', 422, {
    'zh-TW': `「${name}」是派工項目，請選擇陳情案類。`,
    en: `"${nameEn}" is an item for work orders. Choose a category of petitions.`,
  });
