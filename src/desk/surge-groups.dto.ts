import { ApiProperty } from '@nestjs/swagger';
import { CaseCardDto } from './case-card.dto.js';

export class SurgeMemberDto extends CaseCardDto {
  @ApiProperty({ type: 'integer', description: 'To the case that would lead' }) metres: number;
}

export class SurgeGroupDto {
  @ApiProperty({ type: CaseCardDto, description: 'Would lead' }) lead: CaseCardDto;
  @ApiProperty({ type: [SurgeMemberDto], description: 'Would be merged into it' }) members: SurgeMemberDto[];
}

export class SurgeGroupsDto {
  @ApiProperty({ type: [SurgeGroupDto], description: 'Who has waited the longest first' })
  items: SurgeGroupDto[];
}
