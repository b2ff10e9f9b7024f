import { setTimeout } from 'node:timers/promises';
import { Controller, Get } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import { Database } from '../database/database.js';
import { Problem } from '../problem/problem.js';

/** Whoever asks has little patience, and a database that takes longer is no use to anyone. */
const PATIENCE_MS = 2000;

class HealthDto {
  @ApiProperty({ enum: ['ok'] }) status: 'ok';
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process answers. */
  @Get('live')
  @Allow('public')
  live(): HealthDto {
    return { status: 'ok' };
  }

  /** The database answers too, within 2 seconds. 503 otherwise. */
  @Get('ready')
  @Allow('public')
  async ready(): Promise<HealthDto> {
    const answered = new AbortController();
    const patience = setTimeout(PATIENCE_MS, undefined, { signal: answered.signal }).then(() => {
      throw new Error('The database does not answer in time.');
    });
    try {
      await Promise.race([this.database.query('select 1'), patience]);
      return { status: 'ok' };
    } catch {
      throw new Problem('NOT_READY', 503, {
        'zh-TW': '資料庫沒有回應。',
        en: 'The database does not answer.',
      });
    } finally {
      answered.abort();
    }
  }
}
