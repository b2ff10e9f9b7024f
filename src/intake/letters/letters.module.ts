import { Module } from '@nestjs/common';
import { CasesModule } from '../../cases/cases.module.js';
import { CityModule } from '../../city/city.module.js';
import { FilesModule } from '../../files/files.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { IntakeModule } from '../intake.module.js';
import { AnswerQuery } from './answer.query.js';
import { AnswerService } from './answer.service.js';
import { ConfirmService } from './confirm.service.js';
import { DivideService } from './divide.service.js';
import { DueService } from './due.service.js';
import { FindLettersService } from './find-letters.service.js';
import { FormTokens } from './form-token.service.js';
import { LetterFiles } from './letter-files.service.js';
import { LetterLock } from './letter-lock.service.js';
import { LetterPapersQuery } from './letter-papers.query.js';
import { LetterRedaction } from './letter-redaction.service.js';
import { LetterSeal } from './letter-seal.js';
import { LettersController } from './letters.controller.js';
import { LettersQuery } from './letters.query.js';
import { LettersService } from './letters.service.js';
import { MailboxController } from './mailbox.controller.js';
import { SendLinkService } from './send-link.service.js';
import { WriteService } from './write.service.js';

/** 市長信箱. */
@Module({
  imports: [CasesModule, CityModule, FilesModule, IntakeModule, MessagesModule],
  controllers: [LettersController, MailboxController],
  providers: [
    AnswerQuery,
    AnswerService,
    ConfirmService,
    DivideService,
    DueService,
    FindLettersService,
    FormTokens,
    LetterFiles,
    LetterLock,
    LetterPapersQuery,
    LetterRedaction,
    LetterSeal,
    LettersQuery,
    LettersService,
    SendLinkService,
    WriteService,
  ],
  exports: [LettersService],
})
export class LettersModule {}
