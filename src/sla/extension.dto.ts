import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { CaseInShortDto } from '../cases/approval.dto.js';
import { ReasonDto } from '../cases/case-action.dto.js';
import { NamedDto } from '../city/city.dto.js';
import type { Unit } from '../city/counting.rules.js';
import { APPROVERS, type Approver } from '../city/profile.js';
import { EXTENDED_KINDS, type ExtendedKind } from './extension.rules.js';
import { EXTENSION_STATES, type ExtensionState } from './extension-request.entity.js';

const UNITS = ['hours', 'workingHours', 'workingDays'];
/** Longer than any rule allows; what a rule allows it says itself. */
const LONGEST = 10_000;

/** `version`: of the case. */
export class AskExtensionDto extends ReasonDto {
  @ApiProperty({ enum: EXTENDED_KINDS, description: 'Which limit of the case' })
  @IsIn(EXTENDED_KINDS)
  clock: ExtendedKind;
  @ApiProperty({ minimum: 1, maximum: LONGEST, description: 'In the unit of the limit' })
  @IsInt()
  @Min(1)
  @Max(LONGEST)
  size: number;
}

/** A request for more time. */
export class ExtensionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: EXTENSION_STATES }) state: ExtensionState;
  @ApiProperty({ enum: EXTENDED_KINDS }) clock: ExtendedKind;
  @ApiProperty() size: number;
  @ApiProperty({ enum: UNITS }) unit: Unit;
  @ApiProperty({ type: NamedDto }) agency: NamedDto;
  /** Empty where it was granted to the case it was merged into: why stands there. */
  @ApiProperty() reason: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The case it was granted to, into which this one was merged',
  })
  lead: string | null;
  @ApiProperty({ enum: APPROVERS, description: 'Whose word it takes' }) approver: Approver;
  @ApiProperty({ format: 'date-time' }) dueBefore: Date;
  @ApiProperty({ format: 'date-time' }) dueAfter: Date;
  @ApiProperty({ format: 'date-time' }) askedAt: Date;
  @ApiProperty({ description: 'Name of who asked' }) askedBy: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name; null: it ended with the agency’s order' })
  decidedBy: string | null;
  @ApiProperty({ type: String, nullable: true }) decision: string | null;
  @ApiProperty({ description: 'It waits for this person’s word' }) mayDecide: boolean;
  @ApiProperty({ description: 'It waits, and this person may withdraw it' }) mayWithdraw: boolean;
}

export class ExtensionOfCaseDto extends ExtensionDto {
  @ApiProperty({ type: CaseInShortDto }) case: CaseInShortDto;
}

export class ExtensionsDto {
  /** The latest first. */
  @ApiProperty({ type: [ExtensionOfCaseDto] }) items: ExtensionOfCaseDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
