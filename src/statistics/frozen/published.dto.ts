import { ApiProperty } from '@nestjs/swagger';

/** `published`: closed months as they were frozen. `current`: everything as the facts say now. */
export const FIGURES_ASKED = ['published', 'current'] as const;
export type FiguresAsked = (typeof FIGURES_ASKED)[number];

class PublishedMonthDto {
  @ApiProperty({ example: '2026-10' }) month: string;
  @ApiProperty() version: number;
  @ApiProperty() frozenAt: Date;
}

export class PublishedDto {
  @ApiProperty({
    enum: FIGURES_ASKED,
    description: 'Whether these are the ones of the closed months. What is narrowed is always current.',
  })
  figures: FiguresAsked;
  @ApiProperty({ type: [PublishedMonthDto], description: 'Closed months that lie whole in the period' })
  months: PublishedMonthDto[];
  @ApiProperty({ description: 'Whether the total of those months has changed since' }) changed: boolean;
}
