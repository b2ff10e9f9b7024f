import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { CasesModule } from '../../cases/cases.module.js';
import { CityModule } from '../../city/city.module.js';
import { EnterDecisionService } from './enter-decision.service.js';
import { TrackedController } from './tracked.controller.js';
import { TrackedQuery } from './tracked.query.js';

@Module({
  imports: [AccessModule, CasesModule, CityModule],
  controllers: [TrackedController],
  providers: [EnterDecisionService, TrackedQuery],
})
export class TrackedModule {}
