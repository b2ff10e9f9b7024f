import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { CasesModule } from '../../cases/cases.module.js';
import { CityModule } from '../../city/city.module.js';
import { EnterDecisionService } from './enter-decision.service.js';
import { DecisionListService } from './lists/decision-list.service.js';
import { DecisionListsController } from './lists/decision-lists.controller.js';
import { TrackedBeforeQuery } from './lists/tracked-before.query.js';
import { TrackedController } from './tracked.controller.js';
import { TrackedQuery } from './tracked.query.js';

@Module({
  imports: [AccessModule, CasesModule, CityModule],
  controllers: [DecisionListsController, TrackedController],
  providers: [DecisionListService, EnterDecisionService, TrackedBeforeQuery, TrackedQuery],
})
export class TrackedModule {}
