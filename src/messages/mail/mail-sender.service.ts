import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';
import { Delivery, type DeliveryResult } from './delivery.entity.js';
import { nextTry, type Outcome, takenUntil } from './mail.rules.js';
import { CONNECTIONS } from './mail-gateway.js';
import { Message } from './message.entity.js';
import type { MessageVia } from './message.events.js';
import { tellable } from './message.facts.js';
import { MessageSeal } from './message-seal.js';
import { type Leaving, WaysOut } from './ways-out.service.js';

const FLOOR_MS = 10_000;
const BATCH = 20;
/** What cannot even be read waits so long, and keeps no other waiting. */
const PUT_BACK_MS = 3_600_000;

/** Taken to be sent: until `nextTryAt` nobody else takes it. */
interface Taken {
  message: Message;
  leaving: Leaving | null;
}

/**
 * Sends what is queued, at least once: a message is taken in one commit, with the time at which it is tried again
 * should this process die, and its end is told in another. Its Message-ID stays the same, so that a mailbox that gets
 * it twice can tell.
 */
@Injectable()
export class MailSender implements BeforeApplicationShutdown {
  private readonly logger = new Logger(MailSender.name);
  private turn: Promise<unknown> = Promise.resolve();
  private readonly underway = new Set<Promise<void>>();
  private stopping = false;
  private readonly loop = new WakefulLoop(MailSender.name, () => this.round(), FLOOR_MS);

  constructor(
    private readonly database: Database,
    private readonly ways: WaysOut,
    private readonly seal: MessageSeal,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  wake(): void {
    this.loop.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    // What may be about to be answered is waited for, but not for long.
    const patience = setTimeout(() => this.ways.giveUp(), this.ways.patience.greetingMs);
    await this.loop.stop();
    await Promise.all(this.underway);
    clearTimeout(patience);
  }

  /** Until nothing is due, or the gateway cannot be reached; what was under way has ended. */
  async sendAll(): Promise<void> {
    while (await this.round());
    await Promise.all(this.underway);
  }

  /** One after the other. */
  private round(): Promise<boolean> {
    const mine = this.turn.then(() => this.sendSome());
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /** True while there may be more. */
  private async sendSome(): Promise<boolean> {
    await this.forget();
    let isMore = false;
    // A gateway that cannot be reached holds up nothing of the other.
    for (const via of this.ways.open) if (await this.sendSomeBy(via)) isMore = true;
    return isMore;
  }

  private async sendSomeBy(via: MessageVia): Promise<boolean> {
    const due = await this.database.query<{ id: string }>(
      `select id from message where state = 'waiting' and via = $2 and next_try_at <= $1
        order by (kind = 'report'), (kind <> 'accident'), next_try_at, id limit ${BATCH}`,
      [this.clock.now(), via],
    );
    let isDown = false;
    for (const { id } of due) {
      if (this.underway.size === CONNECTIONS) await Promise.race(this.underway);
      if (isDown || this.stopping) return false;
      this.begin(id, () => {
        isDown = true;
      });
    }
    return due.length === BATCH;
  }

  /** Nobody waits for its end but who wants to begin more than the gateway has connections. */
  private begin(id: string, down: () => void): void {
    const sending = this.send(id)
      .catch((fault: Error) => this.putBack(id, fault))
      .then(outcome => {
        if (outcome?.gatewayDown) down();
      })
      .catch((fault: Error) => this.logger.error(fault.message, fault.stack))
      .finally(() => this.underway.delete(sending));
    this.underway.add(sending);
  }

  /** Its texts cannot be unsealed, or the database is away: then this fails as well, and all of it is tried again. */
  private async putBack(id: string, { message }: Error): Promise<null> {
    this.logger.error(`The message ${id} cannot be sent: ${message}`);
    const later = new Date(this.clock.now().getTime() + PUT_BACK_MS);
    await this.database.query(
      `update message set next_try_at = $2 where id = $1 and state = 'waiting' and next_try_at < $2`,
      [id, later],
    );
    return null;
  }

  private async send(id: string): Promise<Outcome | null> {
    const taken = await this.take(id);
    if (!taken) return null;
    const { message, leaving } = taken;
    if (!leaving) {
      await this.settle(message, { result: 'refused', code: 'NO_ADDRESS', gatewayDown: false });
      return null;
    }
    let outcome: Outcome | null = null;
    try {
      await this.ways.send(message, leaving);
    } catch (fault) {
      outcome = this.ways.outcomeOf(fault);
    }
    await this.settle(message, outcome);
    return outcome;
  }

  /** Null: another process has it, or it is done. */
  private take(id: string): Promise<Taken | null> {
    return this.database.transaction(async tx => {
      const now = this.clock.now();
      // The case first, as everyone locks them: what is recorded of the reading refers to it.
      const ofMessage = 'id = (select case_id from message where id = $1)';
      await tx.query(`select 1 from case_file where ${ofMessage} for key share`, [id]);
      const [message] = await tx.read(Message, { id }, { lock: true, skipLocked: true });
      if (message?.state !== 'waiting' || message.nextTryAt === null || message.nextTryAt > now) return null;
      const attempts = message.attempts + 1;
      tx.set(message, { attempts, nextTryAt: takenUntil(attempts, now, this.ways.patience) });
      const { toAddress, subject, text, inReplyTo } = this.seal.opened(
        message,
        ...(['toAddress', 'subject', 'text', 'inReplyTo'] as const),
      );
      const to = await this.ways.addressOf(tx, message, toAddress);
      if (to === null || subject === null || text === null) return { message, leaving: null };
      return {
        message,
        leaving: { to, subject, text, inReplyTo, attachment: this.seal.openedFile(message) },
      };
    });
  }

  /** What became of an attempt; null: it has left, also where it was taken back meanwhile. */
  private settle({ id, caseId }: Message, outcome: Outcome | null): Promise<void> {
    return this.database.transaction(async tx => {
      // The case first, as everyone locks them: who hears of it may open a call-back.
      if (caseId !== null) await tx.query('select 1 from case_file where id = $1 for update', [caseId]);
      const [message] = await tx.read(Message, { id }, { lock: true });
      if (message?.state !== 'waiting' && message?.state !== 'taken_back') return;
      const now = this.clock.now();
      const version = message.version + 1;
      this.note(tx, id, outcome?.result ?? 'sent', outcome?.code ?? null);
      if (!outcome) {
        tx.set(message, { version, state: 'sent', sentAt: now, nextTryAt: null });
        return this.events.tell(tx, 'message.sent', await tellable(tx, message));
      }
      if (message.state === 'taken_back') return void tx.set(message, { version, nextTryAt: null });
      const again = outcome.result === 'deferred' ? nextTry(message.attempts, now) : null;
      if (again) return void tx.set(message, { version, nextTryAt: again });
      tx.set(message, { version, state: 'failed', nextTryAt: null });
      await this.events.tell(tx, 'message.failed', { ...(await tellable(tx, message)), code: outcome.code });
    });
  }

  private note(tx: Transaction, messageId: string, result: DeliveryResult, code: string | null): void {
    tx.add(
      Object.assign(new Delivery(), { id: newId(), messageId, result, code, triedAt: this.clock.now() }),
    );
  }

  /** Links and passwords do not stay. */
  private async forget(): Promise<void> {
    await this.database.query(
      `update message set subject = null, text = null, to_address = null, in_reply_to = null,
              attachment = null, forget_at = null
        where forget_at <= $1 and state <> 'waiting'`,
      [this.clock.now()],
    );
  }
}
