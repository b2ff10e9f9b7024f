import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { Words } from '../../platform/problem/problem.js';
import { FormatQuery, NamedCodeDto, ReportAsOfDto, WORDS } from '../report.dto.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class BullyingTablesQueryDto extends FormatQuery {
  @ApiProperty({ example: '2023-01-01', description: 'The first day of receipt' }) @Matches(DAY) from: string;
  @ApiProperty({ example: '2023-12-31', description: 'The last day of receipt' }) @Matches(DAY) to: string;
}

export class BullyingCountDto extends NamedCodeDto {
  @ApiProperty() count: number;
}

/** 通報數、來源、處理情形: how many, and nothing of any of them. */
export class BullyingTablesDto {
  @ApiProperty({ type: ReportAsOfDto }) asOf: ReportAsOfDto;
  @ApiProperty() from: string;
  @ApiProperty() to: string;
  @ApiProperty({ type: 'object', additionalProperties: WORDS }) definitions: Record<string, Words>;
  @ApiProperty() accepted: number;
  @ApiProperty() notAccepted: number;
  @ApiProperty({ description: 'Of those decided' }) total: number;
  @ApiProperty({ description: 'Not decided yet, and in none of the other figures' }) waiting: number;
  @ApiProperty({ type: [BullyingCountDto], description: 'Of those decided' }) sources: BullyingCountDto[];
  @ApiProperty({ type: [BullyingCountDto], description: 'Of those accepted; `none`: nothing yet' })
  handlings: BullyingCountDto[];
}
