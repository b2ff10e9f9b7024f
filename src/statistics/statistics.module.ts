import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CityModule } from '../city/city.module.js';
import { DayQuery } from './day.query.js';
import { FactRows } from './fact-rows.service.js';
import { ReplayFigures } from './replay-figures.query.js';
import { ReportService } from './report.service.js';
import { ReportsController } from './reports.controller.js';
import { RollupQuery } from './rollup/rollup.query.js';
import { RollupService } from './rollup/rollup.service.js';
import { StatisticsService } from './statistics.service.js';

@Module({
  imports: [AccessModule, CityModule],
  controllers: [ReportsController],
  providers: [
    DayQuery,
    FactRows,
    ReplayFigures,
    ReportService,
    RollupQuery,
    RollupService,
    StatisticsService,
  ],
  exports: [ReplayFigures, RollupService, StatisticsService],
})
export class StatisticsModule {}
