import { ApiProperty } from '@nestjs/swagger';
import { NamedDto } from '../city/city.dto.js';

/** What is known of a decision (列管) beside its case. */
export class CaseDecisionDto {
  @ApiProperty({ type: NamedDto, description: 'In which its time is controlled (公文時效)' })
  documentClass: NamedDto;
  @ApiProperty({ type: String, nullable: true, example: '第一屆第六次臨時會' }) meeting: string | null;
  @ApiProperty({ type: String, nullable: true }) meetingEn: string | null;
  @ApiProperty({ type: NamedDto, nullable: true, description: '類' }) field: NamedDto | null;
  @ApiProperty({ type: String, nullable: true, description: '文號' }) documentNumber: string | null;
  @ApiProperty({ format: 'date', description: 'As it was given; extensions are the clock’s' })
  replyBy: string;
}
