import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { WordsDto } from '../../city/city.dto.js';
import type { Words } from '../../platform/problem/problem.js';
import { FIELDS, type Open1999 } from './open1999.rules.js';
import { MOST_DAYS } from './weeks.rules.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const OPEN_FORMATS = ['json', 'csv'] as const;

export class OpenDataQueryDto {
  @ApiProperty({
    example: '2026-11-02',
    description: 'The first day on which cases were received, in Taipei',
  })
  @Matches(DAY)
  from: string;

  @ApiProperty({ example: '2026-11-08', description: `The last day; at most ${MOST_DAYS} days at once` })
  @Matches(DAY)
  to: string;

  @ApiPropertyOptional({ enum: OPEN_FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(OPEN_FORMATS)
  format: (typeof OPEN_FORMATS)[number] = 'json';
}

/** In the names of the city's open1999: every value is text, and empty where nothing is told. */
export const OPEN_1999 = {
  type: 'object' as const,
  properties: Object.fromEntries(FIELDS.map(name => [name, { type: 'string' }])),
  required: [...FIELDS],
  example: {
    ...{ FileNo_: 'INS261102A1B2C3D4E5F6', Status_: '5', StatusName_: '解除管制' },
    ...{ Cre_Date_: '2026/11/2 上午 09:00:00', Save_Date_: '2026/11/2 上午 09:00:00' },
    ...{ Close_Date_: '2026/11/3 下午 02:00:00', ReplyUnit_: 'maintenance', UnitName_: '養護工程處' },
    ...{ zipcode_: '807', ZipName_: '三民區', address_: '', InformDesc_: '路燈故障', BeforeDesc_: '' },
    ...{ AfterDesc_: '已處理完成', Memo_: '', Lat_: '', Lng_: '' },
  } satisfies Open1999,
};

export class OpenCountDto {
  @ApiProperty({ example: '2026-11-02' }) date: string;
  @ApiProperty() item: string;
  @ApiProperty() itemName: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: somewhere in the city (全市)' })
  district: string | null;
  @ApiProperty() districtName: string;
  @ApiProperty() cases: number;
}

class LicenceDto {
  @ApiProperty() name: string;
  @ApiProperty() url: string;
  @ApiProperty({ description: 'To be said wherever the data are used' }) attribution: string;
}

export class OpenCountsDto {
  @ApiProperty({ type: LicenceDto }) licence: LicenceDto;
  @ApiProperty({ type: Date, nullable: true }) updatedAt: Date | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Days after it may have cases that are not told yet',
  })
  until: string | null;
  @ApiProperty() from: string;
  @ApiProperty() to: string;
  @ApiProperty({ type: [OpenCountDto] }) rows: OpenCountDto[];
}

export class OpenDataDto {
  @ApiProperty() title: string;
  @ApiProperty({ type: LicenceDto }) licence: LicenceDto;
  @ApiProperty({ type: Date, nullable: true }) updatedAt: Date | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The last day of which all is told; a day up to it that has no case had none',
  })
  until: string | null;
  @ApiProperty({ description: 'A week is published so many days after it has ended' }) delayDays: number;
  @ApiProperty({ description: 'Of fewer cases of an item in a district and week the district is not told' })
  atLeast: number;
  @ApiProperty({ type: [String], description: 'Items that are left out' }) exemptCategories: string[];
  @ApiProperty({ type: [WordsDto], description: 'Their names' }) exempt: Words[];
  @ApiProperty({ type: [String] }) fields: string[];
  @ApiProperty({ type: [String] }) datasets: string[];
}
