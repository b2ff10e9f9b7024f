import { ApiProperty } from '@nestjs/swagger';
import { CASE_STATES, type CaseState } from '../cases/case-actions.rules.js';
import { NamedDto } from '../city/city.dto.js';
import { DispositionDto } from '../dispatch/petitions/disposition.dto.js';

const READ_BACK_WAYS = ['read', 'shown', 'phone'] as const;

/** What somebody took down of an oral petition. The last one stands; one that was not read back is not confirmed. */
export class OralRecordDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty() nth: number;
  @ApiProperty() text: string;
  @ApiProperty({ format: 'date-time' }) writtenAt: Date;
  @ApiProperty({ description: 'Name' }) writtenBy: string;
  @ApiProperty({ type: String, nullable: true, description: 'Why the one before was corrected' })
  reason: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: not confirmed' })
  readBackAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name of who read it back' })
  readBackBy: string | null;
  @ApiProperty({ enum: READ_BACK_WAYS, nullable: true, type: String })
  readBackHow: (typeof READ_BACK_WAYS)[number] | null;
}

/** Of the same citizen about the same item. Nothing of who that is. */
export class EarlierPetitionDto {
  @ApiProperty({ example: 'P20261121-00043-8' }) number: string;
  @ApiProperty({ format: 'date-time' }) receivedAt: Date;
  @ApiProperty({ enum: CASE_STATES }) state: CaseState;
  @ApiProperty({ type: NamedDto, nullable: true }) agency: NamedDto | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Of the answer that stands',
  })
  answeredAt: Date | null;
  @ApiProperty({ description: 'This petition is its repetition' }) linked: boolean;
}

/** What belongs to a petition by law. */
export class PetitionDto {
  /** From the first to the last. */
  @ApiProperty({ type: [DispositionDto] }) dispositions: DispositionDto[];
  /** From the first to the last. */
  @ApiProperty({ type: [OralRecordDto] }) oralRecords: OralRecordDto[];
  @ApiProperty({ description: 'It was made orally, so that what was said is taken down' }) isOral: boolean;
  /** The latest first. */
  @ApiProperty({ type: [EarlierPetitionDto] }) earlier: EarlierPetitionDto[];
}
