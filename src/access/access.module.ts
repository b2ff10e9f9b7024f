import { Module } from '@nestjs/common';
import { StaffController } from './accounts/staff.controller.js';
import { StaffQuery } from './accounts/staff.query.js';
import { StaffAdministrationService } from './accounts/staff-administration.service.js';
import { StaffLockService } from './accounts/staff-lock.service.js';
import { AccountsService } from './accounts.service.js';
import { AttemptsService } from './attempts.service.js';
import { DemoStaffService } from './demo-staff.service.js';
import { DevicesService } from './devices.service.js';
import { KeysService } from './keys/keys.service.js';
import { MachinesController } from './keys/machines.controller.js';
import { MachinesQuery } from './keys/machines.query.js';
import { MachinesService } from './keys/machines.service.js';
import { MeQuery } from './me.query.js';
import { FlowService } from './oidc/flow.service.js';
import { OidcController } from './oidc/oidc.controller.js';
import { Platform } from './oidc/platform.service.js';
import { PlatformAccounts } from './oidc/platform-accounts.service.js';
import { PlatformLogout } from './oidc/platform-logout.service.js';
import { OwnSessionsQuery } from './own-sessions.query.js';
import { PasswordController } from './password.controller.js';
import { PasswordService } from './password.service.js';
import { PasswordLinkService } from './password-link.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SessionEndService } from './session-end.service.js';
import { SessionsController } from './sessions.controller.js';
import { SignInService } from './sign-in.service.js';
import { StaffService } from './staff.service.js';
import { StaffByMail } from './staff-by-mail.query.js';
import { Acting } from './substitutes/acting.service.js';
import { SubstitutesController } from './substitutes/substitutes.controller.js';
import { SubstitutesQuery } from './substitutes/substitutes.query.js';
import { SubstitutesService } from './substitutes/substitutes.service.js';

@Module({
  controllers: [
    SessionController,
    SessionsController,
    PasswordController,
    StaffController,
    SubstitutesController,
    MachinesController,
    OidcController,
  ],
  providers: [
    KeysService,
    MachinesService,
    MachinesQuery,
    Platform,
    FlowService,
    PlatformAccounts,
    PlatformLogout,
    SessionService,
    SessionEndService,
    OwnSessionsQuery,
    AttemptsService,
    DevicesService,
    PasswordService,
    PasswordLinkService,
    StaffQuery,
    StaffLockService,
    StaffAdministrationService,
    SignInService,
    StaffService,
    StaffByMail,
    MeQuery,
    DemoStaffService,
    AccountsService,
    Acting,
    SubstitutesService,
    SubstitutesQuery,
  ],
  exports: [
    Acting,
    KeysService,
    SessionService,
    SessionEndService,
    StaffByMail,
    StaffService,
    DemoStaffService,
  ],
})
export class AccessModule {}
