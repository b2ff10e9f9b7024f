import type { INestApplicationContext } from '@nestjs/common';
import { FilesService } from './files/files.service.js';
import { FileRemoval } from './files/removal.service.js';
import { CallSweeper } from './intake/calls/call-sweeper.js';
import { ChatCloser } from './intake/chatbot/chat-closer.js';
import { LetterRedaction } from './intake/letters/letter-redaction.service.js';
import { ImapPickUp } from './intake/mail/imap-pickup.js';
import { SmtpListener } from './intake/mail/smtp-listener.js';
import { QuarantineSweeper } from './intake/quarantine/quarantine-sweeper.js';
import { MailSender } from './messages/mail/mail-sender.service.js';
import { AnswerSweeper } from './platform/idempotency/answer-sweeper.js';
import { Consumers } from './platform/log/consumers.service.js';
import { HeadExport } from './platform/log/head-export.service.js';
import { LogSignal } from './platform/log/log-signal.js';
import { LogTail } from './platform/log/log-tail.service.js';
import { Sequencer } from './platform/log/sequencer.service.js';
import { CarryOutService } from './privacy/carry-out.service.js';
import { SurveySweeper } from './satisfaction/survey-sweeper.js';
import { RecalculationService } from './sla/recalculation.service.js';
import { WakerService } from './sla/waker.service.js';
import { FreezeService } from './statistics/frozen/freeze.service.js';
import { RollupService } from './statistics/rollup/rollup.service.js';

/** Starts what runs beside the requests. Everything stops by itself when the application closes. */
export async function startBackground(app: INestApplicationContext): Promise<void> {
  await app.get(Consumers).prepare();
  await app.get(LogTail).start();
  await app.get(LogSignal).listen();
  app.get(Sequencer).start();
  app.get(Consumers).start();
  app.get(WakerService).start();
  app.get(RecalculationService).start();
  app.get(FilesService).start();
  app.get(FileRemoval).start();
  app.get(CarryOutService).start();
  app.get(RollupService).start();
  app.get(FreezeService).start();
  app.get(MailSender).start();
  app.get(SurveySweeper).start();
  app.get(CallSweeper).start();
  app.get(LetterRedaction).start();
  app.get(AnswerSweeper).start();
  app.get(QuarantineSweeper).start();
  app.get(ChatCloser).start();
  app.get(HeadExport).start();
  await app.get(SmtpListener).start();
  app.get(ImapPickUp).start();
}
