import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import { Database } from '../platform/database/database.js';
import { Vault } from '../platform/vault/vault.js';

export interface PersonAnswer {
  number: string;
  answeredAt: Date;
  service: number;
  outcome: number;
  /** As the city words them. */
  reasons: string;
  text: string | null;
}

type AnswerRow = Omit<PersonAnswer, 'reasons' | 'text'> & {
  id: string;
  reasons: string[];
  text: Buffer | null;
};

/** How content a person said they were. */
@Injectable()
export class PersonAnswersQuery {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly city: CityService,
  ) {}

  async about(ids: readonly string[]): Promise<PersonAnswer[]> {
    const rows = await this.database.query<AnswerRow>(ANSWERS, [ids]);
    return rows.map(({ id, reasons, text, ...answer }) => ({
      ...answer,
      reasons: reasons.map(code => this.nameOf(code)).join('、'),
      text: text && this.vault.open(text, { column: 'answer.text', row: id }),
    }));
  }

  private nameOf(code: string): string {
    const asked = this.city.protocol?.satisfaction?.reasons ?? [];
    return asked.find(one => one.code === code)?.name ?? code;
  }
}

const ANSWERS = `
  select s.id, c.number, a.answered_at as "answeredAt", a.service, a.outcome, a.reasons, a.text
    from answer a join survey s on s.id = a.survey_id join case_file c on c.id = s.case_id
   where c.citizen_id = any($1::uuid[]) order by a.answered_at, s.id`;
