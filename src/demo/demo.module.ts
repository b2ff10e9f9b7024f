import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { FilesModule } from '../files/files.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { SatisfactionModule } from '../satisfaction/satisfaction.module.js';
import { SlaModule } from '../sla/sla.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { CatchUpService } from './catch-up.service.js';
import { ClockController } from './clock.controller.js';
import { DemoService } from './demo.service.js';

/** A city to try things in: demo people and cases, and a clock that can be moved. */
@Module({
  imports: [
    AccessModule,
    FilesModule,
    IntakeModule,
    PrivacyModule,
    SatisfactionModule,
    SlaModule,
    StatisticsModule,
  ],
  controllers: [ClockController],
  providers: [CatchUpService, DemoService],
  exports: [CatchUpService],
})
export class DemoModule {}
