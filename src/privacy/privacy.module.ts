import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CitizensModule } from '../citizens/citizens.module.js';
import { CityModule } from '../city/city.module.js';
import { CarryOutService } from './carry-out.service.js';
import { CarryOutUnit } from './carry-out-unit.service.js';
import { DueQuery } from './due.query.js';
import { DueItems } from './due-items.service.js';
import { HoldsService } from './holds.service.js';
import { PersonAccidentsQuery } from './person-accidents.query.js';
import { PersonAnswersQuery } from './person-answers.query.js';
import { PersonBookingsQuery } from './person-bookings.query.js';
import { PersonBullyingReportsQuery } from './person-bullying.query.js';
import { PersonDataService } from './person-data.service.js';
import { PersonDecisionService } from './person-decision.service.js';
import { PersonExportQuery } from './person-export.query.js';
import { PersonLettersQuery } from './person-letters.query.js';
import { PersonRequestQuery } from './person-request.query.js';
import { PersonRequestsController } from './person-requests.controller.js';
import { PersonRequestsService } from './person-requests.service.js';
import { ProposalsService } from './proposals.service.js';
import { RetentionController } from './retention.controller.js';
import { RetentionQuery } from './retention.query.js';

/** What is deleted when, and what people ask about their own data. */
@Module({
  imports: [CasesModule, CitizensModule, CityModule],
  controllers: [PersonRequestsController, RetentionController],
  providers: [
    CarryOutService,
    CarryOutUnit,
    DueItems,
    DueQuery,
    HoldsService,
    PersonAccidentsQuery,
    PersonAnswersQuery,
    PersonBookingsQuery,
    PersonBullyingReportsQuery,
    PersonDataService,
    PersonDecisionService,
    PersonExportQuery,
    PersonLettersQuery,
    PersonRequestQuery,
    PersonRequestsService,
    ProposalsService,
    RetentionQuery,
  ],
  exports: [CarryOutService],
})
export class PrivacyModule {}
