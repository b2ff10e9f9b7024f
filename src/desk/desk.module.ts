import { Module } from '@nestjs/common';
import { CitizensModule } from '../citizens/citizens.module.js';
import { CityModule } from '../city/city.module.js';
import { BoardsService } from './boards.service.js';
import { CallerQuery } from './caller.query.js';
import { CaseCardQuery } from './case-card.query.js';
import { CaseListQuery } from './case-list.query.js';
import { CasePageQuery } from './case-page.query.js';
import { CaseReadingController } from './case-reading.controller.js';
import { CountersQuery } from './counters.query.js';
import { DeskController } from './desk.controller.js';
import { IdentityQuery } from './identity.query.js';
import { Names } from './names.service.js';
import { SimilarQuery } from './similar.query.js';
import { WorkOrderBoardQuery } from './work-order-board.query.js';

/** What screens read. Writes nothing; the reading of personal data is recorded by citizens. */
@Module({
  imports: [CitizensModule, CityModule],
  controllers: [CaseReadingController, DeskController],
  providers: [
    BoardsService,
    CallerQuery,
    CaseCardQuery,
    CaseListQuery,
    CasePageQuery,
    CountersQuery,
    IdentityQuery,
    Names,
    SimilarQuery,
    WorkOrderBoardQuery,
  ],
  exports: [CaseCardQuery],
})
export class DeskModule {}
