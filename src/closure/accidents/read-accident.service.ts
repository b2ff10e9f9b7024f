import { Injectable } from '@nestjs/common';
import type { Staff } from '../../access/staff.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.js';
import { Vault } from '../../platform/vault/vault.js';
import type { AccidentTextsDto } from './accident.dto.js';
import { AccidentLockService } from './accident-lock.service.js';
import { AccidentStep } from './accident-step.entity.js';

/** What was found, who was hurt and how they are: for who deals with it, with a trace of each reading. */
@Injectable()
export class ReadAccidentService {
  constructor(
    private readonly database: Database,
    private readonly found: AccidentLockService,
    private readonly vault: Vault,
    private readonly audit: Audit,
  ) {}

  /** ACCIDENT_NOT_FOUND 404, ACCIDENT_NOT_YOURS 403. */
  texts(id: string, me: Staff): Promise<AccidentTextsDto> {
    return this.database.transaction(async tx => {
      const { file } = await this.found.permitted(tx, id, 'accident.read-texts', me);
      const steps = await tx.find(AccidentStep, 'accident_id = $1', [id], { order: 'id' });
      await this.audit.record(tx, { action: 'accident.read', subject: `accident:${id}`, caseId: file.id });
      return {
        items: steps.map(step => ({
          id: step.id,
          text: step.text && this.vault.open(step.text, { column: 'accident_step.text', row: step.id }),
        })),
      };
    });
  }
}
