import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { PERSONAL_DATA_KINDS, type PersonalDataKind } from './personal-data/found.js';

const MOST_TEXT = 20_000;

/** In the body, not in the address: what is being typed belongs in no log of addresses. */
export class TextToScanDto {
  @ApiProperty() @IsString() @MaxLength(MOST_TEXT) text: string;
}

export class FoundInTextDto {
  @ApiProperty({ enum: PERSONAL_DATA_KINDS }) kind: PersonalDataKind;
  @ApiProperty({ description: 'In UTF-16 units, from 0' }) start: number;
  @ApiProperty({ description: 'In UTF-16 units; the first one after it' }) end: number;
}

export class ScannedTextDto {
  @ApiProperty({ type: [FoundInTextDto] }) found: FoundInTextDto[];
  /** What agencies would read. */
  @ApiProperty() shared: string;
}
