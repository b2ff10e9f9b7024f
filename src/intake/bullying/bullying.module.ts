import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { CityModule } from '../../city/city.module.js';
import { BullyingController } from './bullying.controller.js';
import { BullyingDoor } from './bullying-door.service.js';
import { BullyingRedaction } from './bullying-redaction.service.js';
import { DecideBullyingService } from './decide-bullying.service.js';
import { FindReporters } from './find-reporters.service.js';
import { ReadBullyingService } from './read-bullying.service.js';
import { ReportBullyingService } from './report-bullying.service.js';

@Module({
  imports: [AccessModule, CityModule],
  controllers: [BullyingController],
  providers: [
    BullyingDoor,
    BullyingRedaction,
    DecideBullyingService,
    FindReporters,
    ReadBullyingService,
    ReportBullyingService,
  ],
})
export class BullyingModule {}
