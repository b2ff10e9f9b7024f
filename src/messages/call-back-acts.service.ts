import { Injectable } from '@nestjs/common';
import { maySeeConfidential } from '../access/confidential.rules.js';
import { type Asker, permits, type Right } from '../access/rights.js';
import { CitizensService } from '../citizens/citizens.service.js';
import { GrantsService } from '../citizens/grants.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { CallAttemptDto, CallBackDto, CloseCallBackDto, OpenCallBackDto } from './call-back.dto.js';
import { CallBack } from './call-back.entity.js';
import {
  alreadyOpen,
  callBackNotFound,
  cannotBeTold,
  changedMeanwhile,
  hindered,
  tooManyTaken,
} from './call-back.problems.js';
import { CallBackQuery } from './call-back.query.js';
import { type CallBackAct, MOST_TAKEN, obstacleTo } from './call-back.rules.js';
import { CallBackService, tellable } from './call-back.service.js';
import { CallBackAttempt } from './call-back-attempt.entity.js';

interface Called {
  id: string;
  number: string;
  citizenId: string | null;
  district: string | null;
  confidential: boolean;
}

interface Found {
  task: CallBack;
  number: string;
  citizenId: string | null;
}

/** What people do with a call-back. All of them: CALL_BACK_NOT_FOUND 404, CALL_BACK_NOT_YOURS 403, STALE_VERSION 409. */
@Injectable()
export class CallBackActsService {
  constructor(
    private readonly database: Database,
    private readonly citizens: CitizensService,
    private readonly grants: GrantsService,
    private readonly tasks: CallBackService,
    private readonly views: CallBackQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** By hand. CALL_BACK_NOT_FOUND 404 also where there is no such case, or one that is not theirs to read; NO_PETITIONER 404, ALREADY_OPEN 409. */
  open(number: string, { purpose, note }: OpenCallBackDto, me: Asker): Promise<CallBackDto> {
    return this.database.transaction(async tx => {
      const [file] = await tx.query<Called>(
        `select id, citizen_id as "citizenId", number, district, confidential from case_file where number = $1 for update`,
        [number],
      );
      if (!file || !mayCall(me, 'call-back.open', file)) throw callBackNotFound();
      if (!file.citizenId || !(await this.citizens.canBeTold(tx, file.citizenId))) throw cannotBeTold();
      const [open] = await tx.read(CallBack, { caseId: file.id, purpose, closedAt: null });
      if (open) throw alreadyOpen();
      const wish = { caseId: file.id, number: file.number, purpose, note: note || null, openedBy: me.id };
      const task = await this.tasks.open(tx, wish);
      return this.views.one(tx, task.id, me);
    });
  }

  /** From here on this person, and nobody else, may know whom to call. TOO_MANY_TAKEN 409. */
  take(id: string, version: number, me: Asker): Promise<CallBackDto> {
    return this.act(id, 'take', version, me, async (tx, { task, number, citizenId }) => {
      if (citizenId === null) throw cannotBeTold();
      // Locks the person, so that two tasks taken at the same moment are counted one after the other.
      await tx.query('select id from staff where id = $1 for no key update', [me.id]);
      const taken = await tx.read(CallBack, { takenBy: me.id, closedAt: null });
      if (taken.length >= MOST_TAKEN) throw tooManyTaken();
      tx.set(task, { takenBy: me.id, takenAt: this.clock.now(), version: task.version + 1 });
      const grant = { staffId: me.id, citizenId, caseId: task.caseId, sourceId: task.id };
      this.grants.give(tx, { ...grant, ground: 'call_back', untilAt: null });
      await this.events.tell(tx, 'call-back.taken', tellable(task, number));
    });
  }

  giveBack(id: string, version: number, me: Asker): Promise<CallBackDto> {
    return this.act(id, 'give-back', version, me, (tx, { task, number }) =>
      this.tasks.giveBack(tx, task, number),
    );
  }

  /** Reached: they have been told, and the task is closed. */
  attempt(id: string, { version, result, note }: CallAttemptDto, me: Asker): Promise<CallBackDto> {
    return this.act(id, 'attempt', version, me, async (tx, { task, number }) => {
      tx.add(
        Object.assign(new CallBackAttempt(), {
          id: newId(),
          callBackId: task.id,
          attemptedAt: this.clock.now(),
          attemptedBy: me.id,
          result,
          note: note || null,
        }),
      );
      tx.set(task, { version: task.version + 1 });
      await this.events.tell(tx, 'call-back.attempted', { ...tellable(task, number), result });
      if (result === 'reached') await this.tasks.finish(tx, task, number, 'told', me.id);
    });
  }

  close(id: string, { version, result }: CloseCallBackDto, me: Asker): Promise<CallBackDto> {
    return this.act(id, 'close', version, me, (tx, { task, number }) =>
      this.tasks.finish(tx, task, number, result, me.id),
    );
  }

  private act(
    id: string,
    act: CallBackAct,
    version: number,
    me: Asker,
    work: (tx: Transaction, found: Found) => Promise<void>,
  ): Promise<CallBackDto> {
    return this.database.transaction(async tx => {
      const found = await this.locked(tx, id, act, me);
      const obstacle = obstacleTo(act, me, found.task);
      if (obstacle) throw hindered(obstacle);
      if (found.task.version !== version) throw changedMeanwhile();
      await work(tx, found);
      return this.views.one(tx, id, me);
    });
  }

  /** The case first, then its task, as everyone locks them. */
  private async locked(tx: Transaction, id: string, act: CallBackAct, me: Asker): Promise<Found> {
    const [file] = await tx.query<Called>(
      `select c.id, c.number, c.citizen_id as "citizenId", c.district, c.confidential
         from call_back t join case_file c on c.id = t.case_id where t.id = $1 for update of c`,
      [id],
    );
    const [task] = await tx.read(CallBack, { id }, { lock: true });
    if (!file || !task || !mayCall(me, `call-back.${act}`, file)) throw callBackNotFound();
    return { task, number: file.number, citizenId: file.citizenId };
  }
}

/** Of a district that is theirs to work for, and of a report in confidence only if they deal with these. */
const mayCall = (me: Asker, right: Right, file: Called): boolean =>
  permits(me, right, { district: file.district }) && maySeeConfidential(me, file);
