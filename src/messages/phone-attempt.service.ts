import { Injectable } from '@nestjs/common';
import { maySeeConfidential } from '../access/confidential.rules.js';
import { type Asker, permits } from '../access/rights.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { Problem } from '../platform/problem/problem.js';
import { PhoneAttempt } from './phone-attempt.entity.js';
import type { PhoneAttemptDto, PhoneTaskDto } from './phone-task.dto.js';
import { PhoneTask } from './phone-task.entity.js';
import { PhoneTaskQuery } from './phone-task.query.js';
import { PhoneTaskService, tellable } from './phone-task.service.js';

@Injectable()
export class PhoneAttemptService {
  constructor(
    private readonly database: Database,
    private readonly tasks: PhoneTaskService,
    private readonly views: PhoneTaskQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * Someone has called the duty desk. Reaching it closes the task; the work order is not delivered by that, since no
   * screen shows it. PHONE_TASK_NOT_FOUND 404, ACTION_NOT_POSSIBLE 409 for a task that is closed, STALE_VERSION 409
   * where somebody else has called meanwhile.
   */
  attempt(id: string, { version, result, note }: PhoneAttemptDto, me: Asker): Promise<PhoneTaskDto> {
    return this.database.transaction(async tx => {
      const { task, number } = await this.locked(tx, id, me);
      if (task.closedAt !== null) throw closedAlready();
      if (task.version !== version) throw calledMeanwhile();
      tx.add(
        Object.assign(new PhoneAttempt(), {
          id: newId(),
          phoneTaskId: task.id,
          attemptedAt: this.clock.now(),
          attemptedBy: me.id,
          result,
          note: note?.trim() || null,
        }),
      );
      tx.set(task, { version: task.version + 1 });
      await this.events.tell(tx, 'phone-task.attempted', { ...tellable(task, number), result });
      if (result === 'reached') await this.tasks.finish(tx, task, number);
      return this.views.one(tx, id);
    });
  }

  /** The case first, then its task, as everyone locks them. */
  private async locked(tx: Transaction, id: string, me: Asker): Promise<{ task: PhoneTask; number: string }> {
    const [file] = await tx.query<{ number: string; district: string | null; confidential: boolean }>(
      `select c.number, c.district, c.confidential
         from phone_task t join case_file c on c.id = t.case_id where t.id = $1 for update of c`,
      [id],
    );
    const [task] = await tx.read(PhoneTask, { id }, { lock: true });
    if (!file || !task || !permits(me, 'phone-task.attempt', file) || !maySeeConfidential(me, file))
      throw notFound();
    return { task, number: file.number };
  }
}

const notFound = (): Problem =>
  new Problem('PHONE_TASK_NOT_FOUND', 404, {
    'zh-TW': '沒有這項電話通知。',
    en: 'There is no such phone task.',
  });

const closedAlready = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '這項電話通知已經結束，不必再撥打。',
    en: 'This phone task is closed. There is no need to call any more.',
  });

const calledMeanwhile = (): Problem =>
  new Problem('STALE_VERSION', 409, {
    'zh-TW': '剛才有人先登錄了這項電話通知的結果，您的登錄沒有儲存。請看過最新紀錄後再登錄。',
    en: 'Someone else has just recorded a call for this task. Yours was not recorded; read theirs first.',
  });
