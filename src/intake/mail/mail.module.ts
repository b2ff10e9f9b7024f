import { Module } from '@nestjs/common';
import { CasesModule } from '../../cases/cases.module.js';
import { FilesModule } from '../../files/files.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { IntakeModule } from '../intake.module.js';
import { LettersModule } from '../letters/letters.module.js';
import { CaseMailService } from './case-mail.service.js';
import { ImapPickUp } from './imap-pickup.js';
import { MailFilesService } from './mail-files.service.js';
import { MailsController } from './mails.controller.js';
import { MailsService } from './mails.service.js';
import { MailReader } from './parsing/mail-reader.js';
import { ReceiveMailService } from './receive.service.js';
import { MailRedaction } from './redaction.service.js';
import { RetakeController } from './retake.controller.js';
import { RetakeService } from './retake.service.js';
import { SmtpListener } from './smtp-listener.js';
import { TakeMailService } from './take-mail.service.js';

/** Mail to the mayor's mailbox. */
@Module({
  imports: [CasesModule, FilesModule, IntakeModule, LettersModule, MessagesModule],
  controllers: [MailsController, RetakeController],
  providers: [
    CaseMailService,
    ImapPickUp,
    MailFilesService,
    MailReader,
    MailRedaction,
    MailsService,
    ReceiveMailService,
    RetakeService,
    SmtpListener,
    TakeMailService,
  ],
})
export class MailModule {}
