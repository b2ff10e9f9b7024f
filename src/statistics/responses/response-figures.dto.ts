import { ApiProperty } from '@nestjs/swagger';
import type { Interval } from './interval.rules.js';
import type { NotWeighted } from './raking.rules.js';
import type {
  CaseCourse,
  ContactShares,
  Content,
  Replies,
  ResponseFigures,
  Sample,
  Share,
} from './response-report.rules.js';
import { SAMPLES } from './response-report.rules.js';
import type { Weighting } from './weighting.rules.js';

const PERCENT = { type: Number, nullable: true };

class ResponseIntervalDto implements Interval {
  @ApiProperty(PERCENT) percent: number | null;
  @ApiProperty({ ...PERCENT, description: 'Wilson, 95 %' }) low: number | null;
  @ApiProperty(PERCENT) high: number | null;
}

export class ResponseShareDto extends ResponseIntervalDto implements Share {
  @ApiProperty({ description: 'The denominator' }) of: number;
  @ApiProperty({ description: 'Of fewer than `fewest`: it says little' }) tooFew: boolean;
}

class ContactSharesDto implements ContactShares {
  @ApiProperty() contacts: number;
  @ApiProperty() inquiries: number;
  @ApiProperty() answeredAtOnce: number;
  @ApiProperty() recorded: number;
  @ApiProperty() other: number;
  @ApiProperty(PERCENT) instantReplyPercent: number | null;
  @ApiProperty({ ...PERCENT, description: 'With the other two it sums to 100.0' }) inquiryPercent:
    | number
    | null;
  @ApiProperty(PERCENT) recordedPercent: number | null;
  @ApiProperty(PERCENT) otherPercent: number | null;
}

class CaseCourseDto implements CaseCourse {
  @ApiProperty() opened: number;
  @ApiProperty() dispatch: number;
  @ApiProperty({ description: 'Releases that stand, by their own day' }) released: number;
  @ApiProperty() reopened: number;
  @ApiProperty(PERCENT) reopenedPercent: number | null;
  @ApiProperty() returned: number;
  @ApiProperty(PERCENT) returnedPercent: number | null;
  @ApiProperty() bounced: number;
  @ApiProperty(PERCENT) bouncedPercent: number | null;
  @ApiProperty() passedOn: number;
  @ApiProperty(PERCENT) passedOnPercent: number | null;
  @ApiProperty() undelivered: number;
  @ApiProperty(PERCENT) undeliveredPercent: number | null;
  @ApiProperty() merged: number;
  @ApiProperty(PERCENT) mergedPercent: number | null;
  @ApiProperty() converted: number;
  @ApiProperty(PERCENT) convertedPercent: number | null;
}

class ContentDto implements Content {
  @ApiProperty({ type: [Number], description: 'Answers of each level, from 1 to 5' }) levels: number[];
  @ApiProperty({ description: '4 and 5' }) satisfied: number;
  @ApiProperty({ type: ResponseShareDto }) share: ResponseShareDto;
}

class RepliesDto implements Replies {
  @ApiProperty() invited: number;
  @ApiProperty() undelivered: number;
  @ApiProperty() moot: number;
  @ApiProperty() expired: number;
  @ApiProperty() answered: number;
  @ApiProperty() pending: number;
  @ApiProperty({ type: ResponseShareDto, description: 'Answered ÷ (invited − undelivered − moot)' })
  response: ResponseShareDto;
  @ApiProperty({ type: ContentDto }) service: ContentDto;
  @ApiProperty({ type: ContentDto }) outcome: ContentDto;
  @ApiProperty() unhappy: number;
  @ApiProperty({ type: ResponseShareDto }) unhappyShare: ResponseShareDto;
  @ApiProperty() afterReopening: number;
}

export class ResponseFiguresDto implements ResponseFigures {
  @ApiProperty({
    type: ContactSharesDto,
    nullable: true,
    description: 'Null: contacts are not told apart so',
  })
  contacts: ContactSharesDto | null;
  @ApiProperty({ type: CaseCourseDto, nullable: true, description: 'Null: cases are not told apart so' })
  cases: CaseCourseDto | null;
  @ApiProperty({ type: RepliesDto, description: 'Who answers by themselves' }) self: RepliesDto;
  @ApiProperty({ type: RepliesDto, description: 'Who was drawn at random, and called' }) phone: RepliesDto;
}

class UnhappyReasonDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
  @ApiProperty() answers: number;
  @ApiProperty({ type: ResponseShareDto, description: 'Of the unhappy; several may be given' })
  share: ResponseShareDto;
}

class ResponseWeightingDto implements Weighting {
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['too_few', 'no_cases', 'empty_cells', 'not_converged'],
    description: 'Why it cannot be done',
  })
  why: NotWeighted | null;
  @ApiProperty({ description: 'Released cases of whose item or district there is no answer' })
  uncoveredPercent: number;
  @ApiProperty({ description: 'How many equal answers they are worth (Kish)' }) effective: number;
  @ApiProperty({ description: 'Answers whose weight was cut' }) trimmed: number;
  @ApiProperty({ type: ResponseIntervalDto }) service: ResponseIntervalDto;
  @ApiProperty({ type: ResponseIntervalDto }) outcome: ResponseIntervalDto;
}

export class SurveySampleDto {
  @ApiProperty({ enum: SAMPLES }) sample: Sample;
  @ApiProperty({ type: ResponseWeightingDto }) weighted: ResponseWeightingDto;
  @ApiProperty({ type: [UnhappyReasonDto] }) reasons: UnhappyReasonDto[];
}
