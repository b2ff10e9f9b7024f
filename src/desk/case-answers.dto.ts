import { ApiProperty } from '@nestjs/swagger';

/** What who reported answered to a question of the city's, as it was asked then. */
export class ReportAnswerDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
  @ApiProperty() answer: string;
  @ApiProperty({ type: String, nullable: true, description: 'What agencies read instead; null: the same' })
  sharedAnswer: string | null;
}
