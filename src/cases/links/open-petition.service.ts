import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Database } from '../../platform/database/database.js';
import { Events } from '../../platform/log/events.service.js';
import { acted } from '../case-action.dto.js';
import { CaseLockService } from '../case-lock.service.js';
import { TimelineService } from '../timeline.service.js';
import type { OpenPetitionDto, PetitionOpenedDto } from './links.dto.js';
import { LinksService } from './links.service.js';

/** 另成陳情: what was done stands, and the citizen asks for more. Both cases count. */
@Injectable()
export class OpenPetitionService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly links: LinksService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  open(number: string, dto: OpenPetitionDto, me: Asker): Promise<PetitionOpenedDto> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.open-petition', file, dto.version);
      this.lock.advance(tx, file, 'open-petition');
      const wish = { link: 'additional' as const, category: dto.category, description: dto.text };
      const { file: petition, password } = await this.links.openPetition(
        tx,
        file,
        { ...wish, reason: null },
        me,
      );
      const told = { petitionId: petition.id, petition: petition.number };
      this.timeline.write(tx, { caseId: file.id, kind: 'case.petition-opened', data: told });
      await this.events.tell(tx, 'case.petition-opened', { caseId: file.id, number: file.number, ...told });
      return { ...acted(file), petition: petition.number, password };
    });
  }
}
