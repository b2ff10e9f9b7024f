import { Module } from '@nestjs/common';
import { CityModule } from '../city/city.module.js';
import { CallerSearchService } from './caller-search.service.js';
import { CitizenIdsQuery } from './citizen-ids.query.js';
import { CitizenSeal } from './citizen-seal.js';
import { CitizensService } from './citizens.service.js';
import { Forgetting } from './forgetting.service.js';
import { GrantsService } from './grants.service.js';
import { GroundsQuery } from './grounds.query.js';
import { OwnDataService } from './own-data.service.js';
import { PetitionerScan } from './petitioner-scan.service.js';
import { TextsController } from './texts.controller.js';
import { WritingTo } from './writing-to.service.js';

@Module({
  imports: [CityModule],
  controllers: [TextsController],
  providers: [
    CallerSearchService,
    CitizenIdsQuery,
    CitizenSeal,
    CitizensService,
    Forgetting,
    GrantsService,
    GroundsQuery,
    OwnDataService,
    PetitionerScan,
    WritingTo,
  ],
  exports: [
    CallerSearchService,
    CitizenIdsQuery,
    CitizensService,
    GrantsService,
    GroundsQuery,
    OwnDataService,
    PetitionerScan,
    WritingTo,
  ],
})
export class CitizensModule {}
