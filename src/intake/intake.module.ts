import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CitizensModule } from '../citizens/citizens.module.js';
import { CityModule } from '../city/city.module.js';
import { FilesModule } from '../files/files.module.js';
import { ContactService } from './contact.service.js';
import { ContactCasesService } from './contact-cases.service.js';
import { ContactFiles } from './contact-files.service.js';
import { ContactsController } from './contacts.controller.js';
import { DoorsService } from './doors/doors.service.js';
import { KeepRefused } from './quarantine/keep-refused.interceptor.js';
import { QuarantineController } from './quarantine/quarantine.controller.js';
import { QuarantineQuery } from './quarantine/quarantine.query.js';
import { QuarantineService } from './quarantine/quarantine.service.js';
import { QuarantineSweeper } from './quarantine/quarantine-sweeper.js';
import { RefusedBodies } from './quarantine/refused-bodies.service.js';
import { ContactRedaction } from './redaction.service.js';
import { ServicesController } from './services/services.controller.js';
import { CounterServices } from './services/services.service.js';

@Module({
  imports: [AccessModule, CasesModule, CitizensModule, CityModule, FilesModule],
  controllers: [ContactsController, ServicesController, QuarantineController],
  providers: [
    ContactFiles,
    CounterServices,
    ContactRedaction,
    ContactCasesService,
    ContactService,
    DoorsService,
    KeepRefused,
    QuarantineQuery,
    QuarantineService,
    QuarantineSweeper,
    RefusedBodies,
  ],
  exports: [ContactCasesService, ContactService, DoorsService, QuarantineService, RefusedBodies],
})
export class IntakeModule {}
