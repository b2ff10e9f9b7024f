import type { INestApplicationContext } from '@nestjs/common';
import { FilesService } from './files/files.service.js';
import { FileRemoval } from './files/removal.service.js';
import { AnswerSweeper } from './platform/idempotency/answer-sweeper.js';
import { Consumers } from './platform/log/consumers.service.js';
import { HeadExport } from './platform/log/head-export.service.js';
import { LogSignal } from './platform/log/log-signal.js';
import { LogTail } from './platform/log/log-tail.service.js';
import { Sequencer } from './platform/log/sequencer.service.js';
import { CarryOutService } from './privacy/carry-out.service.js';
import { RecalculationService } from './sla/recalculation.service.js';
import { WakerService } from './sla/waker.service.js';

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
  app.get(AnswerSweeper).start();
  app.get(HeadExport).start();
}
