import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import { CHANNEL_WORDS } from '../breaches/channel-words.js';
import type { Named } from '../named.js';
import type { ResponseDimension } from './response-report.dto.js';
import { SURVEY_CHANNEL_WORDS } from './response-report.words.js';

/** How the keys of rows are called, by the city of today. */
@Injectable()
export class ResponseNames {
  constructor(private readonly city: CityService) {}

  /** Null: nobody's, none. */
  of(by: ResponseDimension, key: string): Named | null {
    if (key === '') return null;
    if (by === 'agency' || by === 'unit') return named(key, this.city.agency(key));
    if (by === 'category') return this.item(key);
    if (by === 'district') return named(key, this.city.district(key));
    const words = { channel: CHANNEL_WORDS, surveyChannel: SURVEY_CHANNEL_WORDS }[by as string]?.[key];
    return named(key, words ? { name: words['zh-TW'], nameEn: words.en } : null);
  }

  item(code: string): Named {
    return named(code, this.city.category(code));
  }

  reason(code: string): Named {
    return named(
      code,
      this.city.protocol?.satisfaction?.reasons.find(one => one.code === code),
    );
  }
}

/** What the city no longer knows has its code for a name. */
const named = (code: string, known: Omit<Named, 'code'> | null | undefined): Named => {
  const { name, nameEn } = known ?? { name: code, nameEn: code };
  return { code, name, nameEn };
};
