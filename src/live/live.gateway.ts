import { Logger } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import { Config } from '../platform/config/config.js';
import { MessageBudget } from '../platform/limits/message-budget.js';
import { BroadcastService } from './broadcast.service.js';
import type { LiveNamespace, LiveSocket } from './frames.js';
import { positionIn, receiptIn } from './handshake.rules.js';
import { HandshakeService } from './handshake.service.js';
import { ReceiptsService } from './receipts.service.js';
import { SessionWatch } from './session-watch.service.js';
import { WelcomeService } from './welcome.service.js';

/** Screens say little: a receipt is a few bytes. */
const MOST_BYTES = 10_000;
const JOIN_WITHIN_MS = 10_000;

/** What happens in the city, on the screens of those who may see it, at once. The right is asked at the handshake. */
@WebSocketGateway({
  namespace: '/live',
  serveClient: false,
  maxHttpBufferSize: MOST_BYTES,
  connectTimeout: JOIN_WITHIN_MS,
})
export class LiveGateway implements OnGatewayInit<LiveNamespace>, OnGatewayConnection<LiveSocket> {
  private readonly logger = new Logger(LiveGateway.name);

  constructor(
    private readonly handshake: HandshakeService,
    private readonly welcoming: WelcomeService,
    private readonly broadcast: BroadcastService,
    private readonly receipts: ReceiptsService,
    private readonly watch: SessionWatch,
    private readonly config: Config,
  ) {}

  afterInit(space: LiveNamespace): void {
    space.use((socket, next) => {
      this.handshake.admit(socket).then(() => next(), next);
    });
    // The library's own namespace lets everybody in; nothing lives there.
    space.server.of('/').use((_socket, next) => next(new Error('NOT_FOUND')));
    this.broadcast.start(space);
    this.watch.start(space);
  }

  async handleConnection(socket: LiveSocket): Promise<void> {
    this.limitMessages(socket);
    this.hearReceipts(socket);
    const { auth, query } = socket.handshake;
    try {
      await this.welcoming.welcome(socket, positionIn(auth.position ?? query.position));
    } catch (error) {
      // The client connects again and is welcomed then.
      this.logger.error((error as Error).message, (error as Error).stack);
      socket.conn.close();
    }
  }

  /** Whoever floods the server is no screen: the line is cut. Counted as they arrive, whatever they say. */
  private limitMessages({ conn }: LiveSocket): void {
    const budget = new MessageBudget(this.config.limits.messages);
    conn.on('packet', ({ type }: { type: string }) => {
      if (type === 'message' && !budget.take()) conn.close();
    });
  }

  /**
   * A screen shows a work order. Heard from the socket itself: clients may confirm every message there is, and with
   * guards, pipes and interceptors around each the server has no time left for work orders (p99 326 ms against 41 ms
   * with 200 screens and 10 contacts a second). Who may receive none says so to no effect.
   */
  private hearReceipts(socket: LiveSocket): void {
    socket.on('received', (said, answer) => {
      const receipt = receiptIn(said);
      if (receipt) this.receipts.note(socket.data.staff, receipt);
      if (typeof answer === 'function') answer(receipt !== null);
    });
  }
}
