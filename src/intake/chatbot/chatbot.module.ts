import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { CasesModule } from '../../cases/cases.module.js';
import { CitizensModule } from '../../citizens/citizens.module.js';
import { CityModule } from '../../city/city.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { IntakeModule } from '../intake.module.js';
import { ChatController } from './chat.controller.js';
import { ChatQuery } from './chat.query.js';
import { ChatService } from './chat.service.js';
import { ChatCloser } from './chat-closer.js';
import { ChatStore } from './chat-store.service.js';

@Module({
  imports: [AccessModule, CasesModule, CitizensModule, CityModule, IntakeModule, MessagesModule],
  controllers: [ChatController],
  providers: [ChatCloser, ChatQuery, ChatService, ChatStore],
})
export class ChatbotModule {}
