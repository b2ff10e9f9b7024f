import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import { validation } from '../../platform/problem/validation.js';
import { QuarantineService } from '../quarantine/quarantine.service.js';
import { fromAsterisk } from './adapters/asterisk.js';
import { fromCsta } from './adapters/csta.js';
import type { Message, Told } from './adapters/told.js';
import { type AdaptedEventDto, CallEventDto } from './call-event.dto.js';
import { CallEventsService } from './call-events.service.js';

/** By the last part of the address. Another telephone system is another small file, and a line here. */
export const ADAPTERS: Readonly<Record<string, (message: Message) => Told>> = {
  asterisk: fromAsterisk,
  csta: fromCsta,
};

/** Events as telephone systems word them themselves. */
@Injectable()
export class ForeignEventsService {
  private readonly checks = validation();

  constructor(
    private readonly database: Database,
    private readonly events: CallEventsService,
    private readonly quarantine: QuarantineService,
    private readonly clock: Clock,
  ) {}

  /** FORM_UNKNOWN 404; INVALID 400 names the fields of our form that the message had to fill. */
  async take(form: string, message: unknown, me: Asker): Promise<AdaptedEventDto> {
    const adapter = Object.hasOwn(ADAPTERS, form) ? ADAPTERS[form] : undefined;
    if (!adapter) throw formUnknown();
    const told = isMessage(message) ? adapter(message) : null;
    if (!told) return { event: null };
    try {
      const dto: CallEventDto = await this.checks.transform(told, { type: 'body', metatype: CallEventDto });
      return { event: await this.events.take(dto, me) };
    } catch (error) {
      if (error instanceof Problem && error.status < 500) await this.keep(message, me);
      throw error;
    }
  }

  /** Whole, for a person to look through: whoever sends it will not say it otherwise. */
  private async keep(message: unknown, me: Asker): Promise<void> {
    await this.database.transaction(async tx => {
      this.quarantine.keep(tx, {
        ...{ door: 'phone', source: me.id, reason: 'unreadable', receivedAt: this.clock.now() },
        raw: Buffer.from(JSON.stringify(message)),
      });
    });
  }
}

const isMessage = (message: unknown): message is Message =>
  typeof message === 'object' && message !== null && !Array.isArray(message);

const formUnknown = (): Problem =>
  new Problem('FORM_UNKNOWN', 404, {
    'zh-TW': `沒有這種電話系統格式，可用的格式：${Object.keys(ADAPTERS).join('、')}。`,
    en: `There is no such form. There are: ${Object.keys(ADAPTERS).join(', ')}.`,
  });
