import { Controller, Get } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import { Database } from '../database/database.js';
import { Problem } from '../problem/problem.js';

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

  /** The database answers too. 503 otherwise. */
  @Get('ready')
  @Allow('public')
  async ready(): Promise<HealthDto> {
    try {
      await this.database.query('select 1');
      return { status: 'ok' };
    } catch {
      throw new Problem('NOT_READY', 503, {
        'zh-TW': '資料庫沒有回應。',
        en: 'The database does not answer.',
      });
    }
  }
}
