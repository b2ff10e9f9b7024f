import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, ValidateIf } from 'class-validator';

/** In the body, not in the address: a telephone number belongs in no log of addresses. */
export class CallerQuestionDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: withheld' })
  @ValidateIf(({ caller }: CallerQuestionDto) => caller !== null)
  @IsString()
  @MaxLength(60)
  caller: string | null;
}
