import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CitizensModule } from '../citizens/citizens.module.js';
import { CityModule } from '../city/city.module.js';
import { ContactService } from './contact.service.js';
import { ContactsController } from './contacts.controller.js';
import { ContactRedaction } from './redaction.service.js';

@Module({
  imports: [AccessModule, CasesModule, CitizensModule, CityModule],
  controllers: [ContactsController],
  providers: [ContactRedaction, ContactService],
  exports: [ContactService],
})
export class IntakeModule {}
