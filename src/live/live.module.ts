import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { BroadcastService } from './broadcast.service.js';
import { HandshakeService } from './handshake.service.js';
import { LiveGateway } from './live.gateway.js';
import { MessagesOfFacts } from './messages.service.js';
import { OrdersInLogQuery } from './orders-in-log.query.js';
import { ReceiptsService } from './receipts.service.js';
import { SessionWatch } from './session-watch.service.js';
import { SignedInQuery } from './signed-in.query.js';
import { WelcomeService } from './welcome.service.js';

/** Sockets: rooms, the log to the screens, receipts. The application provides `RECEIPTS`. */
@Module({
  imports: [AccessModule, DeskModule],
  providers: [
    BroadcastService,
    HandshakeService,
    LiveGateway,
    MessagesOfFacts,
    OrdersInLogQuery,
    ReceiptsService,
    SessionWatch,
    SignedInQuery,
    WelcomeService,
  ],
})
export class LiveModule {}
