import { type DynamicModule, Module } from '@nestjs/common';
import { AppModule } from '../../app.module.js';
import { CasesModule } from '../../cases/cases.module.js';
import { CityModule } from '../../city/city.module.js';
import { ClosureModule } from '../../closure/closure.module.js';
import { DemoModule } from '../../demo/demo.module.js';
import { DispatchModule } from '../../dispatch/dispatch.module.js';
import { IntakeModule } from '../../intake/intake.module.js';
import type { Config } from '../../platform/config/config.js';
import { SlaModule } from '../../sla/sla.module.js';
import { ReplayService } from './replay.service.js';
import { ReplayStepService } from './replay-step.service.js';

/** The application and, on top of it, what sends real cases through it. */
@Module({})
export class ReplayModule {
  static with(config: Config, databaseUrl: string): DynamicModule {
    return {
      module: ReplayModule,
      imports: [
        AppModule.with(config, databaseUrl),
        CasesModule,
        CityModule,
        ClosureModule,
        DemoModule,
        DispatchModule,
        IntakeModule,
        SlaModule,
      ],
      providers: [ReplayService, ReplayStepService],
    };
  }
}
