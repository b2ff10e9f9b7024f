import { Injectable } from '@nestjs/common';
import type { CaseKind } from '../events.js';
import type { NamedDto, VillageDto } from './city.dto.js';
import { CityService } from './city.service.js';

/** The city's names for codes. A code the city no longer knows names itself: an old case must still be shown. */
@Injectable()
export class Names {
  constructor(private readonly city: CityService) {}

  category(code: string): NamedDto {
    return named(code, this.city.category(code));
  }

  agency(code: string): NamedDto {
    return named(code, this.city.agency(code));
  }

  returnReason(code: string): NamedDto {
    return named(code, this.city.protocol?.returnReasons.find(reason => reason.code === code) ?? null);
  }

  ground(code: string): NamedDto {
    return named(code, this.city.protocol?.notHandledGrounds?.find(one => one.code === code) ?? null);
  }

  /** Outside the city, or an agency. */
  authority(code: string): NamedDto {
    return named(
      code,
      this.city.protocol?.authorities?.find(one => one.code === code) ?? this.city.agency(code),
    );
  }

  district(code: string): NamedDto {
    return named(code, this.city.district(code));
  }

  /** As much of a case as a list of something else shows. */
  caseInShort({ number, kind, category, district }: CaseCodes): CaseInNames {
    return {
      ...{ number, kind, category: this.category(category) },
      district: district === null ? null : this.district(district),
    };
  }

  village(district: string, code: string): VillageDto {
    const known = this.city.district(district)?.villages.find(village => village.code === code);
    return { code, name: known?.name ?? code };
  }

  /** What was asked about a category, and the answer in words. */
  attributes(category: string, answers: Record<string, string>): AttributeInWords[] {
    const asked = this.city.category(category)?.attributes ?? [];
    return Object.entries(answers).map(([code, value]) => {
      const attribute = asked.find(one => one.code === code);
      const option = attribute?.options.find(one => one.value === value);
      return { code, name: attribute?.name ?? code, value, label: option?.label ?? value };
    });
  }
}

interface CaseCodes {
  number: string;
  kind: CaseKind;
  category: string;
  district: string | null;
}

type CaseInNames = Pick<CaseCodes, 'number' | 'kind'> & { category: NamedDto; district: NamedDto | null };

export interface AttributeInWords {
  code: string;
  name: string;
  value: string;
  label: string;
}

const named = (code: string, known: { name: string; nameEn: string } | null): NamedDto => ({
  code,
  name: known?.name ?? code,
  nameEn: known?.nameEn ?? code,
});
