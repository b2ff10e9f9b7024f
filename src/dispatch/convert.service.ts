import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import type { ConvertDto } from '../cases/links/links.dto.js';
import { LinksService } from '../cases/links/links.service.js';
import { TimelineService } from '../cases/timeline.service.js';
import { Database } from '../platform/database/database.js';
import { Events } from '../platform/log/events.service.js';
import { LegService, namesOf } from './leg.service.js';
import { StandingQuery } from './returns/standing.query.js';
import { type ConvertedDto, legActed } from './work-order.dto.js';

/** 轉陳情: no work order can settle it. A petition goes on with it; the limit of the first case runs until its answer. */
@Injectable()
export class ConvertService {
  constructor(
    private readonly database: Database,
    private readonly legs: LegService,
    private readonly standing: StandingQuery,
    private readonly links: LinksService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /** The password of the petition is nobody's at the agency: the centre tells the citizen. */
  convert(id: string, dto: ConvertDto, me: Asker): Promise<ConvertedDto> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, id);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.convert', leg, dto.version);
      await this.standing.permitReporting(tx, id);
      this.legs.advance(tx, leg, 'convert');
      tx.set(order, { outcome: 'converted' });
      await this.legs.close(tx, leg, 'converted');
      const { category, text: reason, urgency } = dto;
      const wish = { link: 'converted' as const, category, reason, urgency, description: file.description };
      const { file: petition } = await this.links.openPetition(tx, file, wish, me);
      const told = { petitionId: petition.id, petition: petition.number };
      const line = { ...namesOf(file, order), kind: 'case.converted' as const, text: reason, data: told };
      this.timeline.write(tx, line);
      await this.events.tell(tx, 'case.converted', { ...this.legs.identity(leg), ...told });
      return { ...legActed(leg), petition: petition.number };
    });
  }
}
