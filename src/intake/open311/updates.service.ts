import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Staff } from '../../access/staff.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { FilesService } from '../../files/files.service.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { SentFile } from './collected-body.js';
import { notKnown } from './open311.problems.js';
import type { Update } from './update.rules.js';

/** What a citizen adds to what they have reported: a note on its timeline. Nothing of it moves the case: people do. */
@Injectable()
export class UpdatesService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly files: FilesService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /** The id of the update; once, whoever sends it again. NOT_FOUND 404: not one of this machine's reports. */
  async add(update: Update, sent: SentFile[], machine: Staff): Promise<string> {
    const updateId = update.updateId ?? idOf(update, sent);
    const before = await this.known(this.database, machine, updateId);
    if (before) return before;
    const files: string[] = [];
    const { sharesTaken } = update;
    for (const { bytes, name } of sent)
      files.push((await this.files.addDocument(bytes, { name, sharesTaken }, { id: null })).id);
    return this.database.transaction(async tx => {
      const [mine] = await tx.query(
        `select 1 from open311_report r join case_file c on c.id = r.case_id
          where c.number = $1 and r.machine_id = $2`,
        [update.number, machine.id],
      );
      if (!mine) throw notKnown('service_request_id');
      const file = await this.lock.byNumber(tx, update.number);
      const meanwhile = await this.known(tx, machine, updateId);
      if (meanwhile) return meanwhile;
      const caseId = file.id;
      const { id } = this.timeline.write(tx, { caseId, kind: 'case.noted', text: update.text });
      await this.files.claim(tx, files, { caseId, entryId: id }, null);
      await tx.query(
        'insert into open311_update (id, case_id, machine_id, update_id) values ($1, $2, $3, $4)',
        [id, caseId, machine.id, updateId],
      );
      await this.events.tell(tx, 'case.noted', { caseId, number: file.number });
      if (update.asksToReopen)
        await this.events.tell(tx, 'case.reopening-asked', { caseId, number: file.number });
      return id;
    });
  }

  private async known(
    by: Pick<Transaction, 'query'>,
    machine: Staff,
    updateId: string,
  ): Promise<string | null> {
    const [row] = await by.query<{ id: string }>(
      'select id from open311_update where machine_id = $1 and update_id = $2',
      [machine.id, updateId],
    );
    return row?.id ?? null;
  }
}

/** Of a client that gives it none: the same again is the same. */
function idOf({ number, text, at }: Update, files: SentFile[]): string {
  const hash = createHash('sha256').update(JSON.stringify([number, text, at]));
  for (const { bytes } of files) hash.update(createHash('sha256').update(bytes).digest());
  return hash.digest('base64url');
}
