import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import { Clock } from '../platform/clock/clock.js';
import { IsTime } from '../platform/clock/is-time.decorator.js';
import { readTime } from '../platform/clock/read-time.js';
import { Limited } from '../platform/limits/limited.decorator.js';
import { Problem } from '../platform/problem/problem.js';
import { FreezeService } from '../statistics/frozen/freeze.service.js';
import { PublishService } from '../statistics/open-data/publish.service.js';
import { CatchUpService } from './catch-up.service.js';

class MoveClockDto {
  @ApiProperty({ format: 'date-time' }) @IsTime() at: string;
}

class MovedClockDto {
  @ApiProperty({ format: 'date-time' }) at: Date;
}

/** With CLOCK=manual, which is refused outside demo mode, a test outside the process moves the time. */
@ApiTags('demo')
@Controller('api/clock')
export class ClockController {
  constructor(
    private readonly clock: Clock,
    private readonly catchingUp: CatchUpService,
    private readonly months: FreezeService,
    private readonly weeks: PublishService,
  ) {}

  /** Answers when due clocks were woken, every consumer has caught up, closed months are frozen and weeks published. CLOCK_NOT_MANUAL 409, CLOCK_BACKWARDS 422. */
  @Post()
  @HttpCode(200)
  @Allow('public')
  @Limited('none')
  @ApiOkResponse({ type: MovedClockDto })
  async move(@Body() { at }: MoveClockDto): Promise<MovedClockDto> {
    if (!this.clock.isStopped) throw notManual();
    const time = readTime(at) as Date;
    if (time < this.clock.now()) throw backwards();
    this.clock.stopAt(time);
    await this.catchingUp.catchUp();
    await this.months.freezeDue();
    await this.weeks.publishDue();
    return { at: this.clock.now() };
  }
}

const notManual = (): Problem =>
  new Problem('CLOCK_NOT_MANUAL', 409, {
    'zh-TW': '系統時間未設為手動（CLOCK=manual），不能調整。',
    en: 'The clock is not manual (CLOCK=manual), so it cannot be moved.',
  });

const backwards = (): Problem =>
  new Problem('CLOCK_BACKWARDS', 422, {
    'zh-TW': '時間只能往後調整，不能倒退。',
    en: 'Time only moves forward.',
  });
