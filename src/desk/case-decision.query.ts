import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import { meetingInWords } from '../city/meeting-words.rules.js';
import { namedIn } from '../city/named-in.rules.js';
import type { CaseKind } from '../events.js';
import { Database } from '../platform/database/database.js';
import type { CaseDecisionDto } from './case-decision.dto.js';

interface Row {
  documentClass: string;
  term: number | null;
  meeting: string | null;
  nth: number | null;
  field: string | null;
  documentNumber: string | null;
  replyBy: string;
}

@Injectable()
export class CaseDecisionQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
  ) {}

  /** Null: it is none. */
  async of({ id, kind }: { id: string; kind: CaseKind }): Promise<CaseDecisionDto | null> {
    if (kind !== 'decision') return null;
    const [row] = await this.database.query<Row>(
      `select document_class as "documentClass", term, meeting, nth, field, document_number as "documentNumber",
              reply_by::text as "replyBy" from tracked_decision where id = $1`,
      [id],
    );
    if (!row) return null;
    const { documentClass, term, meeting: held, nth, field, ...rest } = row;
    const { classes = [], meetings = [], fields = [] } = this.city.protocol?.tracked ?? {};
    const meeting =
      term !== null && held !== null && nth !== null
        ? meetingInWords({ term, kind: held, nth }, meetings)
        : null;
    return {
      ...rest,
      documentClass: namedIn(classes, documentClass),
      meeting: meeting?.name ?? null,
      meetingEn: meeting?.nameEn ?? null,
      field: field === null ? null : namedIn(fields, field),
    };
  }
}
