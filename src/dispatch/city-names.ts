import type { NamedDto } from '../city/city.dto.js';
import type { CityService } from '../city/city.service.js';

const named = (code: string, known: { name: string; nameEn: string } | null | undefined): NamedDto => ({
  code,
  name: known?.name ?? code,
  nameEn: known?.nameEn ?? code,
});

/** A code the city no longer knows names itself: an old case must still be shown. */
export const cityNames = (city: CityService) => ({
  agency: (code: string): NamedDto => named(code, city.agency(code)),
  category: (code: string): NamedDto => named(code, city.category(code)),
  district: (code: string): NamedDto => named(code, city.district(code)),
  returnReason: (code: string): NamedDto =>
    named(
      code,
      city.protocol?.returnReasons.find(reason => reason.code === code),
    ),
});
