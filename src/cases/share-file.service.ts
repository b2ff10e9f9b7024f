import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { ClaimFilesService } from '../files/claim-files.service.js';
import { Database } from '../platform/database/database.js';
import { Events } from '../platform/log/events.service.js';
import { Problem } from '../platform/problem/problem.js';
import { acted, type CaseActed } from './case-action.dto.js';
import { CaseLockService } from './case-lock.service.js';
import { TimelineService } from './timeline.service.js';

/** Lets the agency read a scan or a document, once somebody of the centre has seen that it says nothing it must not. */
@Injectable()
export class ShareFileService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly files: ClaimFilesService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /** FILE_NOT_FOUND 404 also where it is shared already; FILE_STAYS 409. */
  share(number: string, fileId: string, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'file.share', file, null);
      if (file.confidential) throw fileStays();
      await this.files.share(tx, fileId, file.id);
      this.timeline.write(tx, { caseId: file.id, kind: 'file.shared', data: { file: fileId } });
      await this.events.tell(tx, 'file.shared', { caseId: file.id, number: file.number });
      return acted(file);
    });
  }
}

const fileStays = (): Problem =>
  new Problem('FILE_STAYS', 409, {
    'zh-TW': '保密案件的掃描檔與文件由中心保管，不提供承辦機關。',
    en: 'Scans and documents of a confidential case stay at the centre.',
  });
