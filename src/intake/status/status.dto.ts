import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { WordsDto } from '../../city/city.dto.js';
import type { Words } from '../../platform/problem/problem.js';
import { STAGES, type Stage } from './stage.rules.js';

const MOST_TYPED = 60;

/** In the body: they stand in no address and no log. */
export class StatusAskedDto {
  @ApiProperty({ example: 'D20261121-00042-0' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TYPED)
  number: string;

  @ApiProperty({ example: '31415926' }) @IsString() @IsNotEmpty() @MaxLength(MOST_TYPED) password: string;
}

export class StageDto {
  @ApiProperty({ enum: STAGES }) stage: Stage;
  @ApiProperty({ type: WordsDto }) name: Words;
  @ApiProperty({ type: WordsDto }) means: Words;
}

class StatusStepDto {
  @ApiProperty({ type: WordsDto }) what: Words;
  @ApiProperty({ type: String, format: 'date-time' }) at: Date;
}

class StatusAnswerDto {
  @ApiProperty({ type: WordsDto, description: 'As it was sent: the same in both where people wrote it' })
  text: Words;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) at: Date | null;
}

class GoesOnDto extends StageDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: of somebody else' }) number: string | null;
}

/** As much as whoever has number and password may know: nobody's name, nothing that they typed, no place. */
export class StatusDto extends StageDto {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ type: WordsDto, description: 'Who has it: an agency, or the city’s service centre' })
  heldBy: Words;
  @ApiProperty({ type: String, format: 'date-time' }) receivedAt: Date;
  @ApiProperty({ description: 'Whether anything is still to be done about it, wherever it goes on' })
  isOpen: boolean;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'As its limit stands; null once it has ended, and where none is set',
  })
  dueAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt: Date | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when it waits at most',
  })
  waitsUntil: Date | null;
  @ApiProperty({ type: GoesOnDto, nullable: true }) goesOn: GoesOnDto | null;
  @ApiProperty({ type: [StatusStepDto], description: 'The latest first' }) steps: StatusStepDto[];
  @ApiProperty({ type: StatusAnswerDto, nullable: true }) answer: StatusAnswerDto | null;
}
