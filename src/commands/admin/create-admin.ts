import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { StaffService } from '../../access/staff.service.js';
import { StartRefused } from '../../platform/config/start-refused.js';
import { PlatformModule } from '../../platform/platform.module.js';
import { Problem } from '../../platform/problem/problem.js';
import type { AdminVerb } from './verb.js';

@Module({ providers: [StaffService] })
class CreateAdmin {}

/** An account with the role admin. */
export const createAdmin =
  (username: string, password: string): AdminVerb =>
  async (config, databaseUrl) => {
    const platform = PlatformModule.with({ config, databaseUrl, flow: [] });
    const app = await NestFactory.createApplicationContext(
      { module: CreateAdmin, imports: [platform] },
      { logger: ['error'], abortOnError: false },
    );
    try {
      await app.get(StaffService).create({ username, name: username, role: 'admin', agency: null, password });
      console.log(`The admin ${StaffService.spelled(username)} can sign in now.`);
    } catch (error) {
      if (error instanceof Problem) throw new StartRefused((error.fields[0]?.message ?? error.detail).en);
      throw error;
    } finally {
      await app.close();
    }
  };
