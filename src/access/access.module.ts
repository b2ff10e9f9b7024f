import { Module } from '@nestjs/common';
import { AccountsService } from './accounts.service.js';
import { DemoStaffService } from './demo-staff.service.js';
import { MeQuery } from './me.query.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';
import { StaffService } from './staff.service.js';

@Module({
  controllers: [SessionController],
  providers: [SessionService, SignInService, StaffService, MeQuery, DemoStaffService, AccountsService],
  exports: [SessionService, StaffService, DemoStaffService],
})
export class AccessModule {}
