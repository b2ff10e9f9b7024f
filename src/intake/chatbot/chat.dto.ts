import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsTime } from '../../platform/clock/is-time.decorator.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { CaseDto, CitizenDto, OpenedCaseDto } from '../contact.dto.js';
import { SPEAKERS, type Speaker } from './chat.rules.js';

/** Of a conversation; longer ones than a delivery takes come in several. */
export const MOST_TURNS = 5000;
const MOST_A_DELIVERY = 800;
const MOST_SAID = 10_000;

export class TurnDto {
  /** What the chatbot calls it: the same turn, delivered again, is the same turn. */
  @ApiPropertyOptional() @IsOptional() @IsString() @IsNotEmpty() @MaxLength(100) id?: string;
  @ApiProperty({ format: 'date-time' }) @IsTime() at: string;
  @ApiProperty({ enum: SPEAKERS }) @IsIn(SPEAKERS) speaker: Speaker;
  @ApiProperty({ maxLength: MOST_SAID }) @IsString() @MaxLength(MOST_SAID) text: string;
  /** Of a citizen's question: the field it is about. */
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) topic?: string;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() answered?: boolean;
}

/** What the chatbot knows of what is to be done; left out, a person finds out. */
export class ChatCaseDto extends CaseDto {
  @ApiPropertyOptional({ description: 'Left out: what the citizen said.' })
  @IsOptional()
  declare description: string;
}

export class TranscriptDto {
  @ApiProperty({ description: 'What the chatbot calls the conversation.' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  conversationId: string;
  @ApiProperty({ description: 'False: more turns will follow.' }) @IsBoolean() ended: boolean;
  /** The citizen has what they asked for. */
  @ApiProperty() @IsBoolean() resolved: boolean;
  /** The citizen wants to talk to a person. */
  @ApiProperty() @IsBoolean() wantsPerson: boolean;
  @ApiPropertyOptional({ description: 'The field of the whole conversation.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  topic?: string;
  @ApiPropertyOptional({ example: 'zh-TW' }) @IsOptional() @IsString() @MaxLength(20) language?: string;
  @ApiProperty({ type: [TurnDto], description: 'All turns, or those that are new; in any order.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_A_DELIVERY)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TurnDto)
  turns: TurnDto[];
  @ApiPropertyOptional({ type: CitizenDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CitizenDto)
  citizen?: CitizenDto;
  @ApiPropertyOptional({ type: ChatCaseDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ChatCaseDto)
  case?: ChatCaseDto;
}

export class TranscriptTakenDto {
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'None while it goes on.' })
  contactId: string | null;
  @ApiProperty({ type: 'integer', description: 'Of the conversation, from all its deliveries.' })
  turns: number;
  @ApiProperty({ type: [OpenedCaseDto], description: 'Opened by this very delivery.' })
  opened: OpenedCaseDto[];
  @ApiProperty({ type: [String], description: 'The numbers of all cases of the conversation.' })
  cases: string[];
  @ApiProperty({ description: 'Somebody of the city will telephone.' }) willBeCalled: boolean;
}

export class ChatTurnDto {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ enum: SPEAKERS }) speaker: Speaker;
  @ApiProperty() text: string;
}

export class ChatDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) startedAt: string;
  @ApiProperty({ format: 'date-time' }) lastAt: string;
  @ApiProperty() resolved: boolean;
  @ApiProperty() wantsPerson: boolean;
  @ApiProperty({ type: [ChatTurnDto], description: 'Oldest first; none after it was forgotten.' })
  turns: ChatTurnDto[];
}

export class ChatsDto {
  @ApiProperty({ type: [ChatDto] }) items: ChatDto[];
}
