import { Injectable } from '@nestjs/common';
import type { EventMap } from '../events.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { CaseLockService } from './case-lock.service.js';
import { SharedTexts } from './shared-texts.service.js';
import { TimelineService } from './timeline.service.js';

/** What the system that a case comes from says of it by now, where that is something else. */
/** What another system says of a case in words. */
type SourceText = EventMap['case.source-changed']['what'];
export type ChangedTexts = Partial<Record<SourceText, string | null>>;

/** The system that a case comes from has other words for it by now. The case stands where it stood. */
@Injectable()
export class SourceTexts {
  constructor(
    private readonly lock: CaseLockService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /** What it said before stays on the timeline. Answers the case's id. CASE_NOT_FOUND 404. */
  async take(tx: Transaction, number: string, changed: ChangedTexts): Promise<string> {
    const file = await this.lock.byNumber(tx, number);
    const caseId = file.id;
    const { description = file.description, place = file.place } = changed;
    for (const [what, text = null] of Object.entries(changed) as [SourceText, string | null][]) {
      // What was done stands there already as it was told first.
      const shown = what === 'handling' ? text : file[what];
      this.timeline.write(tx, { caseId, kind: 'case.source-changed', text: shown, data: { what } });
      await this.events.tell(tx, 'case.source-changed', { caseId, number, what });
    }
    tx.set(file, {
      ...{ description: description ?? '', place },
      sharedDescription: this.texts.sharedForm(tx, caseId, description),
      sharedPlace: this.texts.sharedForm(tx, caseId, place),
    });
    return caseId;
  }
}
