import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessModule } from './access/access.module.js';
import { PLACES, type Places } from './access/accounts/places.js';
import { RightsGuard } from './access/rights.guard.js';
import { CasesModule } from './cases/cases.module.js';
import { CitizensModule } from './citizens/citizens.module.js';
import { CityModule } from './city/city.module.js';
import { CityService } from './city/city.service.js';
import { AccidentsModule } from './closure/accidents/accidents.module.js';
import { ClosureModule } from './closure/closure.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DeskModule } from './desk/desk.module.js';
import { DispatchModule } from './dispatch/dispatch.module.js';
import { ReceiptService } from './dispatch/receipt.service.js';
import { FilesModule } from './files/files.module.js';
import { flow } from './flow.js';
import { BullyingModule } from './intake/bullying/bullying.module.js';
import { CallsModule } from './intake/calls/calls.module.js';
import { ChatbotModule } from './intake/chatbot/chatbot.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { LettersModule } from './intake/letters/letters.module.js';
import { MailModule } from './intake/mail/mail.module.js';
import { Open311Module } from './intake/open311/open311.module.js';
import { open311Form } from './intake/open311/problem-form.js';
import { StatusModule } from './intake/status/status.module.js';
import { TrackedModule } from './intake/tracked/tracked.module.js';
import { LiveModule } from './live/live.module.js';
import { RECEIPTS, type Receipts } from './live/receipts.js';
import { MessagesModule } from './messages/messages.module.js';
import type { Config } from './platform/config/config.js';
import { IdempotencyInterceptor } from './platform/idempotency/idempotency.interceptor.js';
import { PlatformModule } from './platform/platform.module.js';
import { ProblemFilter } from './platform/problem/problem.filter.js';
import { PROBLEM_FORMS } from './platform/problem/problem-form.js';
import { validation } from './platform/problem/validation.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { SatisfactionModule } from './satisfaction/satisfaction.module.js';
import { SlaModule } from './sla/sla.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';

/** The table of contents: the modules in the order in which a case travels. */
@Module({})
export class AppModule {
  static with(config: Config, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with({ config, databaseUrl, flow }),
        AccessModule,
        CityModule,
        CitizensModule,
        FilesModule,
        IntakeModule,
        Open311Module,
        ChatbotModule,
        LettersModule,
        StatusModule,
        CallsModule,
        BullyingModule,
        TrackedModule,
        MailModule,
        CasesModule,
        SlaModule,
        DispatchModule,
        MessagesModule,
        AccidentsModule,
        ClosureModule,
        SatisfactionModule,
        PrivacyModule,
        StatisticsModule,
        DeskModule,
        LiveModule,
        DemoModule,
      ],
      providers: [
        {
          provide: RECEIPTS,
          inject: [ReceiptService],
          useFactory: (receipts: ReceiptService): Receipts => ({
            receive: (orders, staff) => receipts.receiveAll(orders, staff),
          }),
        },
        {
          provide: PLACES,
          inject: [CityService],
          useFactory: (city: CityService): Places => ({
            hasAgency: code => city.agency(code)?.retired === false,
            hasDistrict: code => city.district(code) !== null,
          }),
        },
        { provide: PROBLEM_FORMS, useValue: [open311Form] },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: RightsGuard },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_PIPE, useFactory: validation },
      ],
    };
  }
}
