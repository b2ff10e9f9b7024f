import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Problem } from '../../platform/problem/problem.js';
import { validation } from '../../platform/problem/validation.js';
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

  constructor(private readonly events: CallEventsService) {}

  /** FORM_UNKNOWN 404; INVALID 400 names the fields of our form that the message had to fill. */
  async take(form: string, message: unknown, me: Asker): Promise<AdaptedEventDto> {
    const adapter = Object.hasOwn(ADAPTERS, form) ? ADAPTERS[form] : undefined;
    if (!adapter) throw formUnknown();
    const told = isMessage(message) ? adapter(message) : null;
    if (!told) return { event: null };
    const dto: CallEventDto = await this.checks.transform(told, { type: 'body', metatype: CallEventDto });
    return { event: await this.events.take(dto, me) };
  }
}

const isMessage = (message: unknown): message is Message =>
  typeof message === 'object' && message !== null && !Array.isArray(message);

const formUnknown = (): Problem =>
  new Problem('FORM_UNKNOWN', 404, {
    'zh-TW': `沒有這種電話系統格式，可用的格式：${Object.keys(ADAPTERS).join('、')}。`,
    en: `There is no such form. There are: ${Object.keys(ADAPTERS).join(', ')}.`,
  });
