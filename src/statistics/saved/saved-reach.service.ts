import { Injectable } from '@nestjs/common';
import { notAllowed } from '../../access/guard.problems.js';
import { type Asker, grantFor } from '../../access/rights.js';
import { bullyingRulesFor } from '../../city/bullying-for.js';
import { CityService } from '../../city/city.service.js';
import { rightFor, type SavedReport } from './saved.rules.js';

/** Whether somebody reads the report whose filters they ask for. */
@Injectable()
export class SavedReach {
  constructor(private readonly city: CityService) {}

  /** NOT_ALLOWED and, of an agency that the city has not assigned, BULLYING_NOT_YOURS 403. */
  check(report: SavedReport, me: Asker): void {
    if (!grantFor(me, rightFor(report))) throw notAllowed();
    if (report === 'bullying') bullyingRulesFor(me, 'bullying.count', this.city.protocol);
  }
}
