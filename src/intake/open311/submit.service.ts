import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Staff } from '../../access/staff.js';
import type { Versioned } from '../../city/city-profile.js';
import type { Category } from '../../city/profile.js';
import { FilesService } from '../../files/files.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { CaseDto, ContactDto } from '../contact.dto.js';
import { ContactService } from '../contact.service.js';
import type { Answer } from './answers.rules.js';
import type { SentFile } from './collected-body.js';
import { Open311Report } from './open311-report.entity.js';
import type { Said } from './report.rules.js';
import { ReportAnswers } from './report-answers.service.js';
import { objectAnswers } from './service-object.rules.js';

/** The same again within this time is the same report, sent by who got no answer. */
const SAME_FOR_MS = 10 * 60_000;

export interface Report {
  category: Versioned<Category>;
  said: Said;
  district: string | null;
  attributes: Record<string, string>;
  answers: Answer[];
  language: string;
  files: SentFile[];
  sharesTaken: boolean;
  /** Of the fields, however they were sent. */
  canonical: string;
}

export interface Submitted {
  number: string;
  token: string | null;
}

/** A report of another system becomes a contact with one case, all of it or nothing, and once. */
@Injectable()
export class SubmitService {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactService,
    private readonly files: FilesService,
    private readonly answers: ReportAnswers,
    private readonly clock: Clock,
  ) {}

  /** FILE_NOT_TAKEN 422, NOT_AN_IMAGE 422, IMAGE_TOO_LARGE 422. */
  async submit(report: Report, machine: Staff): Promise<Submitted> {
    const fingerprint = fingerprintOf(report);
    const before = await this.sentBefore(this.database, machine.id, fingerprint);
    if (before) return before;
    const files: string[] = [];
    const { sharesTaken } = report;
    for (const { bytes, name } of report.files)
      files.push((await this.files.addDocument(bytes, { name, sharesTaken }, { id: null })).id);
    return this.database.transaction(async tx => {
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [machine.id + fingerprint]);
      const meanwhile = await this.sentBefore(tx, machine.id, fingerprint);
      return meanwhile ?? (await this.open(tx, report, machine, fingerprint, files));
    });
  }

  private async open(
    tx: Transaction,
    report: Report,
    machine: Staff,
    fingerprint: string,
    files: string[],
  ): Promise<Submitted> {
    const { cases } = await this.contacts.take(tx, contactOf(report), machine);
    const number = cases[0]?.number as string;
    const [entry] = await tx.query<{ caseId: string; id: string }>(
      `select e.id, e.case_id as "caseId" from case_entry e join case_file c on c.id = e.case_id
        where c.number = $1 and e.kind = 'case.opened'`,
      [number],
    );
    const { caseId, id: entryId } = entry as { caseId: string; id: string };
    const token = report.category.answeredWith === 'batch' ? `T${randomBytes(16).toString('hex')}` : null;
    const receivedAt = this.clock.now();
    tx.add(
      Object.assign(new Open311Report(), { caseId, machineId: machine.id, token, fingerprint, receivedAt }),
    );
    const { links, object } = report.said;
    const ofObject = object ? objectAnswers(object) : [];
    this.answers.keep(tx, caseId, [...report.answers, ...ofObject, ...links.map(asAnswer)]);
    await this.files.claim(tx, files, { caseId, entryId }, null);
    return { number, token };
  }

  private async sentBefore(
    by: Pick<Transaction, 'query'>,
    machineId: string,
    fingerprint: string,
  ): Promise<Submitted | null> {
    const [found] = await by.query<Submitted>(
      `select c.number, r.token from open311_report r join case_file c on c.id = r.case_id
        where r.machine_id = $1 and r.fingerprint = $2 and r.received_at > $3
        order by r.received_at desc limit 1`,
      [machineId, fingerprint, new Date(this.clock.now().getTime() - SAME_FOR_MS)],
    );
    return found ?? null;
  }
}

function contactOf({ category, said, district, attributes, language }: Report): ContactDto {
  const { point, place, description, citizen } = said;
  const wish: CaseDto = {
    category: category.code,
    place: place ?? undefined,
    district: district ?? undefined,
    ...(point && { lat: point.lat, lng: point.lng }),
    attributes,
    description: description ?? `（${category.name}；未填說明）`,
  };
  return { channel: 'app', outcome: 'recorded', language, citizen, cases: [wish] };
}

const LINK = {
  name: '照片或影片連結（通報者提供，未下載）',
  nameEn: 'Link to a picture (given, and not fetched)',
};
const asAnswer = (answer: string): Answer => ({ code: 'media_url', question: LINK, answer });

function fingerprintOf({ canonical, files }: Report): string {
  const hash = createHash('sha256').update(canonical);
  for (const { bytes } of files) hash.update(createHash('sha256').update(bytes).digest());
  return hash.digest('base64url');
}
