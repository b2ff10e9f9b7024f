import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ReportFiles } from '../export/report-files.service.js';
import { WorksReviewDto, WorksReviewQueryDto } from './works-review.dto.js';
import { WorksReview } from './works-review.service.js';
import { sheetsOfWorksReview } from './works-review.sheets.js';

@ApiTags('reports')
@Controller('api/reports/works-review')
export class WorksReviewController {
  constructor(
    private readonly review: WorksReview,
    private readonly files: ReportFiles,
  ) {}

  /** Reports of public works of a year by agency, and who is invited to its review. */
  @Get()
  @Allow('inspection.read')
  @ApiOkResponse({ type: WorksReviewDto, description: 'JSON, or the file that `format` asks for' })
  async report(
    @Query() { year, format, lang }: WorksReviewQueryDto,
    @Who() me: Asker,
  ): Promise<WorksReviewDto | StreamableFile> {
    const report = await this.review.of(year, me);
    if (format === 'json') return report;
    return this.files.of(`works-review-${year}`, format, sheetsOfWorksReview(report, lang));
  }
}
