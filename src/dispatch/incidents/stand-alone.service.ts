import { Injectable } from '@nestjs/common';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Words } from '../../platform/problem/problem.js';
import { LegService } from '../leg.service.js';
import { RoutingService } from '../routing.service.js';
import type { WorkOrder } from '../work-order.entity.js';

/** A case that has left its incident goes to an agency, or into the centre's tray. */
@Injectable()
export class StandAloneService {
  constructor(
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly routing: RoutingService,
  ) {}

  async send(
    tx: Transaction,
    file: CaseFile,
    agency: string | null,
    reason: Words,
  ): Promise<WorkOrder | null> {
    if (agency === null) {
      await this.routing.toTray(tx, file, reason);
      return null;
    }
    this.lock.advance(tx, file, 'route');
    return this.legs.dispatch(tx, file, agency);
  }
}

export const APART: Words = {
  'zh-TW': '已解除併案，待派案。',
  en: 'It was un-merged and waits to be sent.',
};
export const LEAD_ENDED: Words = {
  'zh-TW': '原主案已結束，改由本案為主案，待派案。',
  en: 'The case that led has ended. This one leads now, and waits to be sent.',
};
