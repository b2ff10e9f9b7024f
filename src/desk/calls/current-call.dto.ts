import { ApiProperty } from '@nestjs/swagger';
import { NamedDto, WordsDto } from '../../city/city.dto.js';
import { CallerFoundDto } from '../caller.dto.js';

const STATES = ['ringing', 'talking', 'held', 'ended', 'abandoned'] as const;

export class CallAtDeskDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'To be given with the contact' }) reference: string;
  @ApiProperty({ enum: STATES }) state: (typeof STATES)[number];
  @ApiProperty({ type: String, nullable: true }) line: string | null;
  @ApiProperty({ format: 'date-time' }) offeredAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) answeredAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt: Date | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Ready for the next one since',
  })
  wrappedUpAt: Date | null;
  @ApiProperty({ type: Number, nullable: true }) waitingSeconds: number | null;
  @ApiProperty({ description: 'The number is not shown' }) withheld: boolean;
}

export class CallerContactDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) receivedAt: Date;
  @ApiProperty() channel: string;
  @ApiProperty() outcome: string;
  @ApiProperty({ type: String, nullable: true, description: 'A topic of the city’s, or what was typed' })
  topic: string | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
}

/** What was decided about calls from this number. It advises; nothing is refused by it. */
export class CallerStepDto extends NamedDto {
  @ApiProperty({ format: 'uuid' }) policyId: string;
  @ApiProperty({ type: WordsDto, description: 'What to say and do' }) advice: WordsDto;
  @ApiProperty({ type: Number, nullable: true }) limitMinutes: number | null;
  @ApiProperty({ format: 'date-time' }) untilAt: Date;
}

export class CallerAtDeskDto extends CallerFoundDto {
  @ApiProperty({ description: 'From which they call' }) number: string;
  @ApiProperty({ type: [CallerContactDto], description: 'What was said before, the latest first' })
  contacts: CallerContactDto[];
  @ApiProperty({ type: String, nullable: true, description: 'In which it was said the last time' })
  language: string | null;
  @ApiProperty({ type: CallerStepDto, nullable: true }) step: CallerStepDto | null;
}

export class HandedOverDto {
  @ApiProperty({ description: 'Name of the colleague' }) from: string;
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What they had typed, as their screen kept it' })
  draft: string | null;
}

export class CurrentCallDto {
  @ApiProperty({ type: CallAtDeskDto, nullable: true, description: 'Null: nobody is on the line' })
  call: CallAtDeskDto | null;
  @ApiProperty({ type: CallerAtDeskDto, nullable: true, description: 'Null: no number was given' })
  caller: CallerAtDeskDto | null;
  @ApiProperty({ type: HandedOverDto, nullable: true }) handedOver: HandedOverDto | null;
}
