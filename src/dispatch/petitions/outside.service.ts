import { Injectable } from '@nestjs/common';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CityService } from '../../city/city.service.js';
import { LegService, reportedAgency } from '../leg.service.js';
import { inTheCity, unknownAuthority } from './disposition.problems.js';

const OUTSIDE: readonly string[] = ['central', 'utility'];

/** Authorities outside the city: those of the protocol, and the utilities and central agencies that have orders as well. */
@Injectable()
export class OutsideService {
  constructor(
    private readonly city: CityService,
    private readonly legs: LegService,
  ) {}

  /** UNKNOWN_AUTHORITY 422, AUTHORITY_OF_THE_CITY 422, REPORTED_AGENCY 422. */
  authority(file: CaseFile, code: string): string {
    const agency = this.city.agency(code);
    if (agency && !OUTSIDE.includes(agency.kind)) throw inTheCity(agency.name, agency.nameEn);
    return this.owner(file, code);
  }

  /** Who has a matter, in the city or outside. UNKNOWN_AUTHORITY 422, REPORTED_AGENCY 422. */
  owner(file: CaseFile, code: string): string {
    const agency = this.city.agency(code);
    const known = (agency && !agency.retired) || this.ofProtocol(code);
    if (!known) throw unknownAuthority(code);
    if (this.legs.isReported(file, code)) throw reportedAgency();
    return code;
  }

  private ofProtocol(code: string) {
    return this.city.protocol?.authorities?.find(one => one.code === code);
  }
}
