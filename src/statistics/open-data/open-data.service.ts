import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import type { OpenDataRules } from '../../city/open-data-rules.js';
import type { Words } from '../../platform/problem/problem.js';
import type { Cell } from '../export/sheet.js';
import type { Period } from '../period.rules.js';
import { OpenCasesQuery } from './open-cases.query.js';
import type { OpenCountsDto, OpenDataDto, OpenDataQueryDto } from './open-data.dto.js';
import { noSuchDays, nothingIsOpen } from './open-data.problems.js';
import { FIELDS, type Open1999, open1999 } from './open1999.rules.js';
import { daysAsked } from './weeks.rules.js';

const CITY = '全市';
const LICENCE = { name: '政府資料開放授權條款-第1版', url: 'https://data.gov.tw/license' };

/** 開放資料: dispatch cases of weeks that are over, for everybody. */
@Injectable()
export class OpenDataService {
  constructor(
    private readonly cases: OpenCasesQuery,
    private readonly city: CityService,
  ) {}

  /** OPEN_DATA_OFF 404. */
  async about(): Promise<OpenDataDto> {
    const { delayDays, atLeast, exemptCategories } = this.rules();
    const { updatedAt, until } = await this.cases.head();
    return {
      title: `${this.city.city.name} 1999 派工案件`,
      ...{ licence: this.licence(), updatedAt, until, delayDays, atLeast, exemptCategories },
      exempt: exemptCategories.map(code => this.namesOf(code)),
      fields: [...FIELDS],
      datasets: ['/open-data/dispatch-cases', '/open-data/dispatch-counts'],
    };
  }

  /** INVALID 400: no such days, or too many at once; OPEN_DATA_OFF 404. */
  async dispatchCases(query: OpenDataQueryDto): Promise<{ cases: Open1999[]; until: string | null }> {
    const period = this.period(query);
    const { until } = await this.cases.head();
    const rows = await this.cases.rows(period);
    const cases = rows.map(row => {
      const district = row.district === null ? null : this.city.district(row.district);
      return open1999(row, {
        category: this.city.category(row.category)?.name ?? row.category,
        unit: row.unit === null ? null : (this.city.agency(row.unit)?.name ?? row.unit),
        ...{ zip: district?.zip ?? null, district: district?.name ?? row.district },
      });
    });
    return { cases, until };
  }

  /** As `dispatchCases`. */
  async dispatchCounts(query: OpenDataQueryDto): Promise<OpenCountsDto> {
    const period = this.period(query);
    const { updatedAt, until } = await this.cases.head();
    const rows = await this.cases.counts(period);
    return {
      ...{ licence: this.licence(), updatedAt, until, from: query.from, to: query.to },
      rows: rows.map(({ day, category, district, cases }) => ({
        ...{ date: day, item: category, itemName: this.city.category(category)?.name ?? category },
        ...{ district, districtName: this.nameOf(district), cases },
      })),
    };
  }

  licence(): OpenDataDto['licence'] {
    const { name } = this.city.city;
    return { ...LICENCE, attribution: `${name}政府，1999 派工案件，依${LICENCE.name}釋出` };
  }

  private namesOf(item: string): Words {
    const { name, nameEn } = this.city.category(item) ?? { name: item, nameEn: item };
    return { 'zh-TW': name, en: nameEn };
  }

  private nameOf(district: string | null): string {
    return district === null ? CITY : (this.city.district(district)?.name ?? district);
  }

  private period({ from, to }: OpenDataQueryDto): Period {
    this.rules();
    const period = daysAsked(from, to);
    if (!period) throw noSuchDays();
    return period;
  }

  private rules(): OpenDataRules {
    const rules = this.city.protocol?.openData;
    if (!rules) throw nothingIsOpen();
    return rules;
  }
}

export const caseTable = (cases: readonly Open1999[]): Cell[][] => [
  [...FIELDS],
  ...cases.map(one => FIELDS.map(name => one[name])),
];

const COLUMNS = ['date', 'item', 'itemName', 'district', 'districtName', 'cases'] as const;

export const countTable = ({ rows }: OpenCountsDto): Cell[][] => [
  [...COLUMNS],
  ...rows.map(row => COLUMNS.map(name => row[name])),
];
