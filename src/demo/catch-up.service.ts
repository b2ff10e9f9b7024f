import { Injectable } from '@nestjs/common';
import { FileRemoval } from '../files/removal.service.js';
import { Consumers } from '../platform/log/consumers.service.js';
import { LogQuery } from '../platform/log/log.query.js';
import { Sequencer } from '../platform/log/sequencer.service.js';
import { CarryOutService } from '../privacy/carry-out.service.js';
import { SurveySweeper } from '../satisfaction/survey-sweeper.js';
import { RecalculationService } from '../sla/recalculation.service.js';
import { WakerService } from '../sla/waker.service.js';

/** Does at once what the background would do in its own time: for a clock that is moved, and for the replay. */
@Injectable()
export class CatchUpService {
  constructor(
    private readonly recalculations: RecalculationService,
    private readonly waker: WakerService,
    private readonly sequencer: Sequencer,
    private readonly consumers: Consumers,
    private readonly log: LogQuery,
    private readonly carrying: CarryOutService,
    private readonly removal: FileRemoval,
    private readonly surveys: SurveySweeper,
  ) {}

  /**
   * What a consumer tells may start a clock or an event of its own, so it goes round until nothing is left: nor anything
   * that the background has given its position meanwhile.
   */
  async catchUp(): Promise<void> {
    let heard: number;
    do {
      while (!(await this.log.isSequenced())) await this.sequencer.sequence();
      heard = await this.log.head();
      await this.consumers.catchUp();
      await this.recalculations.finishAll();
      await this.waker.wakeAll();
      await this.carrying.carryOutAll();
      await this.removal.removeAll();
      await this.surveys.sweepAll();
    } while (!(await this.log.isSequenced()) || (await this.log.head()) > heard);
  }
}
