import { Injectable } from '@nestjs/common';
import { maySeeConfidential } from '../../access/confidential.rules.js';
import { type Asker, permits, type Right } from '../../access/rights.js';
import { CaseFile } from '../../cases/case-file.entity.js';
import { holderOf } from '../../cases/incidents/merge.rules.js';
import type { AccidentRules } from '../../city/accident-rules.js';
import { CityService } from '../../city/city.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Accident } from './accident.entity.js';
import { accidentNotFound, accidentNotYours, noAccidentRules } from './accident.problems.js';

export interface FoundAccident {
  file: CaseFile;
  accident: Accident;
}

/** Finds accidents for a change: the case is locked first. */
@Injectable()
export class AccidentLockService {
  constructor(private readonly city: CityService) {}

  /** PROTOCOL_MISSING 409. */
  get rules(): AccidentRules {
    const rules = this.city.protocol?.accidents;
    if (!rules) throw noAccidentRules();
    return rules;
  }

  /** Whoever has the case, or stands on the list. ACCIDENT_NOT_FOUND 404, ACCIDENT_NOT_YOURS 403. */
  async permitted(tx: Transaction, id: string, right: Right, me: Asker): Promise<FoundAccident> {
    const of = 'id = (select case_id from accident where id = $1)';
    const [file] = await tx.find(CaseFile, of, [id], { lock: true });
    const [accident] = await tx.read(Accident, { id }, { lock: true });
    if (!file || !accident) throw accidentNotFound();
    if (!isOf(me, right, { file, accident }) || !maySeeConfidential(me, file)) throw accidentNotYours();
    return { file, accident };
  }
}

/** An agency of the list deals with it as if it had the case. */
function isOf(me: Asker, right: Right, { file, accident }: FoundAccident): boolean {
  const { kind, district } = file;
  const agencies = [holderOf(file), ...accident.told];
  return agencies.some(agency => permits(me, right, { agency, kind, district }));
}

export function identityOf({ file, accident }: FoundAccident) {
  const agency = holderOf(file);
  return {
    ...{ caseId: file.id, number: file.number, accidentId: accident.id, agency },
    invited: accident.told.filter(code => code !== agency),
  };
}
