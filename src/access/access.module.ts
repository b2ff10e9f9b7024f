import { Module } from '@nestjs/common';
import { StaffController } from './accounts/staff.controller.js';
import { StaffQuery } from './accounts/staff.query.js';
import { StaffAdministrationService } from './accounts/staff-administration.service.js';
import { StaffLockService } from './accounts/staff-lock.service.js';
import { AccountsService } from './accounts.service.js';
import { AttemptsService } from './attempts.service.js';
import { DemoStaffService } from './demo-staff.service.js';
import { DevicesService } from './devices.service.js';
import { MeQuery } from './me.query.js';
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

@Module({
  controllers: [SessionController, SessionsController, PasswordController, StaffController],
  providers: [
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
    MeQuery,
    DemoStaffService,
    AccountsService,
  ],
  exports: [SessionEndService, SessionService, StaffService, DemoStaffService],
})
export class AccessModule {}
