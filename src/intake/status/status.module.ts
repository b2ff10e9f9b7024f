import { Module } from '@nestjs/common';
import { CasesModule } from '../../cases/cases.module.js';
import { CitizensModule } from '../../citizens/citizens.module.js';
import { CityModule } from '../../city/city.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { StepsQuery } from '../open311/steps.query.js';
import { StatusAnswers } from './answers.service.js';
import { PasswordNotice } from './password-notice.service.js';
import { StatusController } from './status.controller.js';
import { StatusQuery } from './status.query.js';
import { StatusService } from './status.service.js';

/** 案件進度查詢. */
@Module({
  imports: [CasesModule, CitizensModule, CityModule, MessagesModule],
  controllers: [StatusController],
  providers: [PasswordNotice, StatusAnswers, StatusQuery, StatusService, StepsQuery],
})
export class StatusModule {}
