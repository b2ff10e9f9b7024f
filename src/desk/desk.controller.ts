import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import { type Asker, narrowing } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { OnlyReads } from '../platform/idempotency/only-reads.decorator.js';
import { BoardsService } from './boards.service.js';
import { CallerFoundDto, CallerSearchDto } from './caller.dto.js';
import { CallerQuery } from './caller.query.js';
import { CountersDto } from './counters.dto.js';
import { CountersQuery } from './counters.query.js';
import { SimilarDto, SimilarFilter } from './similar.dto.js';
import { SimilarQuery } from './similar.query.js';
import { SurgeGroupsDto } from './surge-groups.dto.js';
import { SurgeGroupsQuery } from './surge-groups.query.js';
import { WorkOrderFilter, WorkOrderListDto } from './work-order-board.dto.js';

/** What the screens read. */
@ApiTags('desk')
@Controller('api')
export class DeskController {
  constructor(
    private readonly boards: BoardsService,
    private readonly counting: CountersQuery,
    private readonly callers: CallerQuery,
    private readonly resembling: SimilarQuery,
    private readonly grouping: SurgeGroupsQuery,
  ) {}

  /** The latest first. */
  @Get('work-orders')
  @Allow('workorder.read')
  @ApiOkResponse({ type: WorkOrderListDto })
  workOrders(@Query() filter: WorkOrderFilter, @Who() me: Asker): Promise<WorkOrderListDto> {
    return this.boards.workOrders(filter, me);
  }

  @Get('desk/counters')
  @Allow('desk.read')
  @ApiOkResponse({ type: CountersDto })
  counters(@Who() me: Asker): Promise<CountersDto> {
    return this.counting.counters(narrowing(me, 'desk.read') ?? {});
  }

  /** Open and recently done cases of the same item nearby: has somebody else told us already? */
  @Get('similar')
  @Allow('contact.record')
  @ApiOkResponse({ type: SimilarDto })
  similar(@Query() filter: SimilarFilter, @Who() me: Asker): Promise<SimilarDto> {
    return this.resembling.find(filter, narrowing(me, 'case.read'));
  }

  /** Of a surge: what may be one and the same. Each is merged by an action of its own. */
  @Get('surges/:id/groups')
  @Allow('surge.switch')
  @ApiOkResponse({ type: SurgeGroupsDto })
  surgeGroups(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<SurgeGroupsDto> {
    return this.grouping.of(id, narrowing(me, 'case.read'));
  }

  /** Who called from this number before. The search is recorded. */
  @Post('callers/search')
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('caller.search')
  @ApiOkResponse({ type: CallerFoundDto })
  callersByPhone(@Body() { phone }: CallerSearchDto, @Who() me: Asker): Promise<CallerFoundDto> {
    return this.callers.byPhone(phone, me);
  }
}
