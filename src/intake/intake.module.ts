import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CitizensModule } from '../citizens/citizens.module.js';
import { CityModule } from '../city/city.module.js';
import { FilesModule } from '../files/files.module.js';
import { BookingRedaction } from './bookings/booking-redaction.service.js';
import { BookingSessionsController } from './bookings/booking-sessions.controller.js';
import { BookingSessionsQuery } from './bookings/booking-sessions.query.js';
import { BookingSweeper } from './bookings/booking-sweeper.js';
import { BookingsController } from './bookings/bookings.controller.js';
import { BookingsQuery } from './bookings/bookings.query.js';
import { BookingsService } from './bookings/bookings.service.js';
import { RosterService } from './bookings/roster.service.js';
import { SiteForms } from './bookings/site-forms.service.js';
import { TelephoneDaysController } from './bookings/telephone-days.controller.js';
import { TelephoneDaysService } from './bookings/telephone-days.service.js';
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
  controllers: [
    ContactsController,
    ServicesController,
    BookingsController,
    BookingSessionsController,
    TelephoneDaysController,
    QuarantineController,
  ],
  providers: [
    ContactFiles,
    CounterServices,
    BookingRedaction,
    BookingsQuery,
    BookingSessionsQuery,
    BookingSweeper,
    BookingsService,
    RosterService,
    SiteForms,
    TelephoneDaysService,
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
