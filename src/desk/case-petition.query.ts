import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { ORAL_CHANNELS } from '../cases/channels.js';
import { ANSWERED_AT, agenciesRead, EARLIER } from '../cases/petitions/earlier.sql.js';
import { Names } from '../city/names.service.js';
import { mayDecide } from '../dispatch/petitions/disposition.rules.js';
import { dispositionSeenBy } from '../dispatch/petitions/disposition-seen.rules.js';
import { DISPOSITIONS, type DispositionRow } from '../dispatch/petitions/dispositions.sql.js';
import type { CaseKind } from '../events.js';
import { Database } from '../platform/database/database.js';
import type { EarlierPetitionDto, OralRecordDto, PetitionDto } from './case-petition.dto.js';
import { NOTHING_PETITIONED, type Petitioned } from './petitioned.rules.js';
import { read, type Texts } from './shared-texts.rules.js';

type RecordRow = OralRecordDto & { sharedText: string | null; sharedReason: string | null };
type EarlierRow = Omit<EarlierPetitionDto, 'agency'> & { agency: string | null };

const MOST_EARLIER = 20;

interface OnPage {
  id: string;
  kind: CaseKind;
  channel: string;
  waitsForCitizen: boolean;
}

interface OfPetition {
  shown: PetitionDto | null;
  petitioned: Petitioned;
}

/** What belongs to a petition by law: how it may end, what was said, what was petitioned before. */
@Injectable()
export class CasePetitionQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
  ) {}

  async of({ id, kind, channel, waitsForCitizen }: OnPage, texts: Texts, me: Asker): Promise<OfPetition> {
    if (kind !== 'petition') return { shown: null, petitioned: { ...NOTHING_PETITIONED, waitsForCitizen } };
    const [dispositions, oralRecords, earlier] = await Promise.all([
      this.database.query<DispositionRow>(`${DISPOSITIONS} where d.case_id = $1 order by d.asked_at, d.id`, [
        id,
      ]),
      this.oralRecords(id, texts),
      this.earlier(id, me),
    ]);
    const pending = dispositions.find(({ state }) => state === 'asked');
    const isOral = ORAL_CHANNELS.includes(channel);
    return {
      shown: {
        dispositions: dispositions.map(row => dispositionSeenBy(me, row, this.names)),
        ...{ oralRecords, isOral, earlier },
      },
      petitioned: {
        pending: pending ? { kind: pending.kind, mayDecide: mayDecide(me, pending) } : null,
        waitsForCitizen,
        mayBeTakenDown: isOral && oralRecords.length === 0,
        hasEarlier: earlier.some(({ linked }) => !linked),
      },
    };
  }

  private async oralRecords(caseId: string, texts: Texts): Promise<OralRecordDto[]> {
    const rows = await this.database.query<RecordRow>(
      `select o.id, o.version, o.nth, o.text, o.shared_text as "sharedText", o.written_at as "writtenAt",
              w.name as "writtenBy", o.reason, o.shared_reason as "sharedReason", o.read_back_at as "readBackAt",
              r.name as "readBackBy", o.read_back_how as "readBackHow"
         from oral_record o join staff w on w.id = o.written_by left join staff r on r.id = o.read_back_by
        where o.case_id = $1 order by o.nth`,
      [caseId],
    );
    return rows.map(({ sharedText, sharedReason, ...row }) => ({
      ...row,
      text: read(texts, row.text, sharedText).text,
      reason: read(texts, row.reason, sharedReason).text,
    }));
  }

  private async earlier(caseId: string, me: Asker): Promise<EarlierPetitionDto[]> {
    const rows = await this.database.query<EarlierRow>(
      `select e.number, e.received_at as "receivedAt", e.state, e.agency, ${ANSWERED_AT} as "answeredAt",
              exists (select 1 from case_link l where l.to_case = c.id and l.from_case = e.id) as linked
         from case_file c join case_file e on ${EARLIER}
        where c.id = $1 order by e.received_at desc, e.id desc limit ${MOST_EARLIER}`,
      [caseId, agenciesRead(me)],
    );
    return rows.map(row => ({
      ...row,
      agency: row.agency === null ? null : this.names.agency(row.agency),
    }));
  }
}
