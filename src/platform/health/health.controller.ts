import { setTimeout } from 'node:timers/promises';
import { Controller, Get } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import { Limited } from '../limits/limited.decorator.js';
import { ParkedQuery } from '../log/parked.query.js';
import { Problem } from '../problem/problem.js';

/** Whoever asks has little patience, and a database that takes longer is no use to anyone. */
const PATIENCE_MS = 2000;

class HealthDto {
  @ApiProperty({ enum: ['ok'] }) status: 'ok';
}

class ReadyDto extends HealthDto {
  @ApiProperty({ type: 'integer', description: 'Events that wait for an operator: npm run admin -- parked' })
  parked: number;
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly events: ParkedQuery) {}

  /** The process answers. */
  @Get('live')
  @Allow('public')
  @Limited('none')
  live(): HealthDto {
    return { status: 'ok' };
  }

  /** The database answers too, within 2 seconds. 503 otherwise. */
  @Get('ready')
  @Allow('public')
  @Limited('none')
  async ready(): Promise<ReadyDto> {
    const answered = new AbortController();
    const patience = setTimeout(PATIENCE_MS, undefined, { signal: answered.signal }).then(() => {
      throw new Error('The database does not answer in time.');
    });
    try {
      return { status: 'ok', parked: await Promise.race([this.events.count(), patience]) };
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
