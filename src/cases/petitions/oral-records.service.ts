import { Injectable } from '@nestjs/common';
import type { Asker, Right } from '../../access/rights.js';
import type { EventMap } from '../../events.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { acted } from '../case-action.dto.js';
import { CaseFile } from '../case-file.entity.js';
import { CaseLockService, checkVersion } from '../case-lock.service.js';
import { ORAL_CHANNELS } from '../channels.js';
import { SharedTexts } from '../shared-texts.service.js';
import { TimelineService } from '../timeline.service.js';
import { uncovered } from './covered.rules.js';
import type { CorrectOralDto, OralRecordActed, ReadBackDto, RecordOralDto } from './oral-record.dto.js';
import { OralRecord } from './oral-record.entity.js';
import {
  coversMissing,
  nothingCorrected,
  notOral,
  readBackAlready,
  recordExists,
  recordNotFound,
  superseded,
} from './oral-record.problems.js';

interface Found {
  file: CaseFile;
  record: OralRecord;
}

/** 口述紀錄 (行政程序法 §169): taken down, read back or shown, and corrected where the petitioner objects. */
@Injectable()
export class OralRecordsService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409;
   * NOT_ORAL 422, ORAL_RECORD_EXISTS 409.
   */
  write(number: string, { version, text }: RecordOralDto, me: Asker): Promise<OralRecordActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.record-oral', file, version);
      this.lock.advance(tx, file, 'record-oral');
      if (!ORAL_CHANNELS.includes(file.channel)) throw notOral();
      if ((await tx.read(OralRecord, { caseId: file.id })).length > 0) throw recordExists();
      const record = this.add(tx, file, { nth: 1, text, reason: null }, me);
      this.timeline.write(tx, { caseId: file.id, kind: 'oral-record.written', data: { nth: 1 } });
      await this.events.tell(tx, 'oral-record.written', named(file, record));
      return recordActed({ file, record });
    });
  }

  /** ORAL_RECORD_NOT_FOUND 404, ORAL_RECORD_SUPERSEDED 409, READ_BACK_ALREADY 409, and those of the case. */
  readBack(id: string, { version, how }: ReadBackDto, me: Asker): Promise<OralRecordActed> {
    return this.database.transaction(async tx => {
      const found = await this.standing(tx, id, 'oral-record.read-back', me);
      const { file, record } = found;
      // Before the version: whoever comes second is told that it is done.
      if (record.readBackAt !== null) throw readBackAlready();
      checkVersion(record, version);
      this.lock.advance(tx, file, 'record-oral');
      const done = { readBackAt: this.clock.now(), readBackBy: me.id, readBackHow: how };
      tx.set(record, { ...done, version: record.version + 1 });
      const { nth } = record;
      this.timeline.write(tx, { caseId: file.id, kind: 'oral-record.read-back', data: { nth, how } });
      await this.events.tell(tx, 'oral-record.read-back', { ...named(file, record), how });
      return recordActed(found);
    });
  }

  /** The next record, to be read back anew. The same; COVERS_MISSING 422, NOTHING_CORRECTED 422. */
  correct(id: string, { version, text: said, reason }: CorrectOralDto, me: Asker): Promise<OralRecordActed> {
    return this.database.transaction(async tx => {
      const { file, record: before } = await this.standing(tx, id, 'oral-record.correct', me);
      checkVersion(before, version);
      this.lock.advance(tx, file, 'record-oral');
      const text = correctedBy(me, said, before);
      if (before.text === text) throw nothingCorrected();
      const nth = before.nth + 1;
      const record = this.add(tx, file, { nth, text, reason }, me);
      const line = { caseId: file.id, kind: 'oral-record.corrected' as const, text: reason, data: { nth } };
      this.timeline.write(tx, line);
      await this.events.tell(tx, 'oral-record.corrected', named(file, record));
      return recordActed({ file, record });
    });
  }

  /** The case first. The record that stands: those before it are history. */
  private async standing(tx: Transaction, id: string, right: Right, me: Asker): Promise<Found> {
    const of = 'id = (select case_id from oral_record where id = $1)';
    const [file] = await tx.find(CaseFile, of, [id], { lock: true });
    if (!file) throw recordNotFound();
    await this.texts.learn(tx, file);
    this.lock.permit(me, right, file, null);
    const records = await tx.read(OralRecord, { caseId: file.id }, { lock: true, order: 'nth' });
    const record = records.at(-1);
    if (record?.id !== id) throw superseded();
    return { file, record };
  }

  private add(
    tx: Transaction,
    { id: caseId }: CaseFile,
    { nth, text, reason }: Pick<OralRecord, 'nth' | 'text' | 'reason'>,
    me: Asker,
  ): OralRecord {
    return tx.add(
      Object.assign(new OralRecord(), {
        ...{ id: newId(), version: 1, caseId, nth, text, reason },
        sharedText: this.texts.sharedForm(tx, caseId, text),
        sharedReason: this.texts.sharedForm(tx, caseId, reason),
        ...{ writtenAt: this.clock.now(), writtenBy: me.id },
        ...{ readBackAt: null, readBackBy: null, readBackHow: null },
      }),
    );
  }
}

/** Agencies have read it covered: what they did not see stays as it was. */
function correctedBy(me: Asker, said: string, { text, sharedText }: OralRecord): string {
  if (me.agency === null || sharedText === null) return said;
  const merged = uncovered(said, text, sharedText);
  if (merged === null) throw coversMissing();
  return merged;
}

const named = (
  { id: caseId, number }: CaseFile,
  { id: recordId, nth }: OralRecord,
): EventMap['oral-record.written'] => ({ caseId, number, recordId, nth });

const recordActed = ({ file, record: { id, nth, version } }: Found): OralRecordActed => ({
  ...{ id, nth, version },
  case: acted(file),
});
