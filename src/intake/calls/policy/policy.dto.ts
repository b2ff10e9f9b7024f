import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { VersionDto } from '../../../cases/case-action.dto.js';
import { NamedDto, WordsDto } from '../../../city/city.dto.js';
import { PageFilter } from '../../../platform/database/page.dto.js';
import { Trimmed } from '../../../platform/problem/trimmed.js';
import { SHOWN_STATES, type ShownState } from './policy.rules.js';

const MOST_TEXT = 2000;
const CONNECTS = ['agent', 'message_first'] as const;

export class ProposeStepDto {
  @ApiProperty({ format: 'uuid', description: 'The call it is about: its number' }) @IsUUID() callId: string;
  @ApiProperty({ description: 'Of the city’s ladder' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  step: string;
  @ApiProperty({ description: 'What happened' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  reason: string;
}

/** `version`: of the step. */
export class DecideStepDto extends VersionDto {
  @ApiProperty({ description: 'Why' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  text: string;
}

export class DecideAppealDto extends DecideStepDto {
  @ApiProperty({ description: 'Who appealed is right: the step ends' }) @IsBoolean() upheld: boolean;
}

export class CallerPolicyFilter extends PageFilter {
  @ApiPropertyOptional({
    enum: ['open', 'all'],
    default: 'open',
    description: 'open: waits for somebody, or holds',
  })
  @IsOptional()
  @IsIn(['open', 'all'])
  state: 'open' | 'all' = 'open';
}

/** In the body, not in the address: a telephone number belongs in no log of addresses. */
export class PolicyNumberDto {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(60) phone: string;
}

export class CallerAppealDto {
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty({ type: String, nullable: true }) text: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name of who wrote it down' }) takenBy:
    | string
    | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name' }) decidedBy: string | null;
  @ApiProperty({ type: Boolean, nullable: true }) upheld: boolean | null;
  @ApiProperty({ type: String, nullable: true }) decision: string | null;
}

export class CallerPolicyDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ type: NamedDto }) step: NamedDto;
  @ApiProperty({ enum: SHOWN_STATES }) state: ShownState;
  @ApiProperty({ type: String, nullable: true, example: '•••678', description: 'The end of the number' })
  number: string | null;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty({ description: 'Name' }) proposedBy: string;
  @ApiProperty({ format: 'date-time' }) proposedAt: Date;
  @ApiProperty({ type: String, nullable: true, description: 'Name' }) decidedBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) decision: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) untilAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, enum: ['next_step', 'by_hand', 'appeal'] }) endedWhy:
    | string
    | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of one that was ended by hand' })
  endReason: string | null;
  @ApiProperty({ type: CallerAppealDto, nullable: true }) appeal: CallerAppealDto | null;
  @ApiProperty({ description: 'This person may decide it' }) mayDecide: boolean;
  @ApiProperty() mayEnd: boolean;
  @ApiProperty() mayAppeal: boolean;
  @ApiProperty() mayDecideAppeal: boolean;
}

export class LadderStepDto extends NamedDto {
  @ApiProperty({ type: WordsDto }) advice: WordsDto;
  @ApiProperty() days: number;
}

export class CallerPoliciesDto {
  /** The latest proposed first. */
  @ApiProperty({ type: [CallerPolicyDto] }) items: CallerPolicyDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  /** The city's ladder. */
  @ApiProperty({ type: [LadderStepDto] }) steps: LadderStepDto[];
}

export class NumberPoliciesDto {
  @ApiProperty({ type: [CallerPolicyDto] }) items: CallerPolicyDto[];
}

/** What a telephone system does with a call from a number. Every call reaches somebody who asks for it. */
export class CallerAdviceDto {
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Null: nothing holds' }) step: NamedDto | null;
  @ApiProperty({ enum: CONNECTS }) connect: (typeof CONNECTS)[number];
  @ApiProperty({ type: WordsDto, nullable: true, description: 'To be played before' })
  message: WordsDto | null;
  @ApiProperty({ type: Number, nullable: true, description: 'For the agent: no call is cut' })
  limitMinutes: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) untilAt: Date | null;
  @ApiProperty({
    type: WordsDto,
    nullable: true,
    description: 'Always to be offered: who presses it is connected',
  })
  emergency: WordsDto | null;
}
