import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { CasesModule } from '../../cases/cases.module.js';
import { CityModule } from '../../city/city.module.js';
import { FilesModule } from '../../files/files.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { IntakeModule } from '../intake.module.js';
import { Callers } from './callers.service.js';
import { Jurisdiction } from './jurisdiction.js';
import { MediaController } from './media.controller.js';
import { MediaService } from './media.service.js';
import { ReportAnswers } from './report-answers.service.js';
import { ReportBodies } from './report-bodies.service.js';
import { ReportReader } from './report-reader.service.js';
import { ReportsController } from './reports.controller.js';
import { RequestsController } from './requests.controller.js';
import { RequestsQuery } from './requests.query.js';
import { RequestsService } from './requests.service.js';
import { ServicesController } from './services.controller.js';
import { StepsQuery } from './steps.query.js';
import { SubmitService } from './submit.service.js';
import { SurveysService } from './surveys.service.js';
import { TokensQuery } from './tokens.query.js';
import { ToldAnswersQuery } from './told-answers.query.js';
import { UpdatesController } from './updates.controller.js';
import { UpdatesService } from './updates.service.js';

/** The door of the app and of other systems: Open311 GeoReport v2. */
@Module({
  imports: [AccessModule, CasesModule, CityModule, FilesModule, IntakeModule, MessagesModule],
  controllers: [
    MediaController,
    ReportsController,
    RequestsController,
    ServicesController,
    UpdatesController,
  ],
  providers: [
    Callers,
    Jurisdiction,
    MediaService,
    ReportAnswers,
    ReportBodies,
    ReportReader,
    RequestsQuery,
    RequestsService,
    StepsQuery,
    SubmitService,
    SurveysService,
    TokensQuery,
    ToldAnswersQuery,
    UpdatesService,
  ],
  exports: [ReportAnswers],
})
export class Open311Module {}
