import { Injectable } from '@nestjs/common';
import type { LoggedFact } from '../platform/log/fact.js';
import { LogTail } from '../platform/log/log-tail.service.js';
import type { LiveNamespace, LiveSocket, LogMessage } from './frames.js';
import { MessagesOfFacts } from './messages.service.js';
import { ReceiptsService } from './receipts.service.js';
import { isOfCentre } from './rooms.rules.js';

/** What an officer's screen confirms. */
const ORDERS = new Set(['workorder.dispatched', 'co-leg.asked']);

/**
 * The log to the screens. Every server process tails the log itself and sends to its own sockets: no process has to
 * tell another one, so that any number of them work side by side without an adapter or a broker between them.
 */
@Injectable()
export class BroadcastService {
  private space: LiveNamespace;
  private sent = 0;
  private waiting: { position: number; go: () => void }[] = [];

  constructor(
    private readonly tail: LogTail,
    private readonly messages: MessagesOfFacts,
    private readonly receipts: ReceiptsService,
  ) {}

  start(space: LiveNamespace): void {
    this.space = space;
    this.tail.follow(facts => this.broadcast(facts));
  }

  /** Everything up to here has gone out to whoever is in the rooms. */
  get at(): number {
    return Math.max(this.sent, this.tail.at);
  }

  /** Resolves when this process has got as far as a client that another, faster one has served before. */
  async reached(position: number): Promise<void> {
    if (this.at >= position) return;
    await new Promise<void>(go => this.waiting.push({ position, go }));
  }

  /** To one socket. A work order asks an officer of its agency for the receipt. */
  send(socket: LiveSocket, message: LogMessage): void {
    const { staff } = socket.data;
    const { workOrderId } = message;
    const isOrder = ORDERS.has(message.kind) && workOrderId !== undefined;
    if (!isOrder || staff.agency === null) {
      socket.emit('log', message);
      return;
    }
    // Without a time limit, since a late receipt is one too; what is never confirmed is forgotten with the connection,
    // which ends with the session.
    socket.emit('log', message, () => this.receipts.note(staff, { workOrderId }));
  }

  private async broadcast(facts: LoggedFact[]): Promise<void> {
    // The tail repeats a batch when a later hearer of it failed.
    const news = facts.filter(({ position }) => position > this.sent);
    const last = news.at(-1);
    if (!last) return;
    const addressed = this.space.sockets.size === 0 ? [] : await this.messages.of(news);
    // From here on without a pause: who is in a room by now gets the whole batch, who joins later none of it.
    for (const { message, rooms, except } of addressed) {
      if (ORDERS.has(message.kind)) this.sendOrder(message, rooms, except);
      else this.space.to(rooms).except(except).emit('log', message);
    }
    this.sent = last.position;
    const ready = this.waiting.filter(({ position }) => position <= this.sent);
    this.waiting = this.waiting.filter(({ position }) => position > this.sent);
    for (const { go } of ready) go();
  }

  /** To each screen of the agencies once, also where people hear of the agencies below their own; the centre in one. */
  private sendOrder(message: LogMessage, rooms: string[], except: string[]): void {
    const centre = rooms.filter(isOfCentre);
    if (centre.length > 0) this.space.to(centre).emit('log', message);
    const ids = (names: string[]): string[] =>
      names.flatMap(room => [...(this.space.adapter.rooms.get(room) ?? [])]);
    const elsewhere = new Set(ids(except));
    for (const id of new Set(ids(rooms.filter(room => !isOfCentre(room))))) {
      const socket = this.space.sockets.get(id);
      if (socket && !elsewhere.has(id)) this.send(socket, message);
    }
  }
}
