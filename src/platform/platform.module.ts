import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessCheckQuery } from './audit/access-check.query.js';
import { Audit } from './audit/audit.service.js';
import { LogVerifier } from './audit/log-verifier.service.js';
import { Clock } from './clock/clock.js';
import { Config } from './config/config.js';
import { createDataSource } from './database/data-source.js';
import { Database } from './database/database.js';
import { migrate } from './database/migrate.js';
import { HealthController } from './health/health.controller.js';
import { AnswerSweeper } from './idempotency/answer-sweeper.js';
import { IdempotentAnswers } from './idempotency/idempotent-answers.js';
import { Guesses } from './limits/guesses.service.js';
import { Limits } from './limits/limits.service.js';
import { Consumers } from './log/consumers.service.js';
import { Events, FLOW } from './log/events.service.js';
import type { FlowLine } from './log/flow.types.js';
import { HeadExport } from './log/head-export.service.js';
import { LogQuery } from './log/log.query.js';
import { LogSignal } from './log/log-signal.js';
import { LogTail } from './log/log-tail.service.js';
import { ParkedQuery } from './log/parked.query.js';
import { SealQuery } from './log/seal.query.js';
import { SealFaultsQuery } from './log/seal-faults.query.js';
import { Sequencer } from './log/sequencer.service.js';
import { KeyRingService } from './vault/key-ring.service.js';
import { SealedRowsService } from './vault/sealed-rows.service.js';
import { Vault } from './vault/vault.js';

const SERVICES = [
  Clock,
  Database,
  IdempotentAnswers,
  AnswerSweeper,
  Vault,
  Guesses,
  Limits,
  LogSignal,
  LogQuery,
  LogTail,
  ParkedQuery,
  Events,
  Audit,
  HeadExport,
  SealQuery,
  SealFaultsQuery,
  AccessCheckQuery,
  LogVerifier,
  Sequencer,
  Consumers,
  KeyRingService,
  SealedRowsService,
];

export interface PlatformOptions {
  config: Config;
  databaseUrl: string;
  flow: FlowLine[];
}

/** What every module stands on. */
@Global()
@Module({})
export class PlatformModule {
  static with({ config, databaseUrl, flow }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({}),
          dataSourceFactory: async () => {
            await migrate(databaseUrl);
            return createDataSource(databaseUrl, config.databaseTimeoutMs).initialize();
          },
        }),
      ],
      controllers: [HealthController],
      providers: [...SERVICES, { provide: Config, useValue: config }, { provide: FLOW, useValue: flow }],
      exports: [...SERVICES, Config],
    };
  }
}
