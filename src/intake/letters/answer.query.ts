import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import type { MailValues } from '../../messages/mail/templates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { SETTLED } from './letter.sql.js';
import { wordsOfState } from './letter.words.js';

export interface AnsweredCase {
  caseId: string;
  number: string;
  state: string;
  isSettled: boolean;
  agency: string | null;
  text: string | null;
  remedies: string[];
  saidAt: Date | null;
}

/** What the agencies have answered, case by case. */
@Injectable()
export class AnswerQuery {
  constructor(private readonly city: CityService) {}

  cases(on: Pick<Transaction, 'query'>, letterId: string): Promise<AnsweredCase[]> {
    return on.query<AnsweredCase>(
      `select c.id as "caseId", c.number, c.state, c.state in ${SETTLED} as "isSettled", c.agency,
              coalesce(r.text, w.report_text) as text, coalesce(r.remedies, '{}') as remedies,
              coalesce(r.replied_at, w.reported_at) as "saidAt"
         from letter_case j join case_file c on c.id = j.case_id
         left join lateral (select text, remedies, replied_at from reply where case_id = c.id
                             order by replied_at desc, id desc limit 1) r on true
         left join lateral (select report_text, reported_at from work_order
                             where case_id = c.id and role = 'lead' and reported_at is not null
                             order by reported_at desc, id desc limit 1) w on true
        where j.letter_id = $1 order by j.nth`,
      [letterId],
    );
  }

  /** As the mail tells them. */
  told(cases: readonly AnsweredCase[], language: string): MailValues['answer']['answers'] {
    const isEnglish = language.startsWith('en');
    return cases.map(({ number, agency, text, state, remedies }) => {
      const who = agency === null ? null : this.city.agency(agency);
      const open = remedies.flatMap(code => {
        const remedy = this.city.protocol?.remedies?.find(one => one.code === code);
        return remedy ? [isEnglish ? remedy.nameEn : remedy.name] : [];
      });
      return {
        number,
        agency: who && (isEnglish ? who.nameEn : who.name),
        text: [text ?? wordsOfState(state, language), ...open].join('\n'),
      };
    });
  }
}

/** Changes with any of the answers. */
export const basisOf = (cases: readonly AnsweredCase[]): string =>
  createHash('sha256')
    .update(JSON.stringify(cases.map(({ caseId, state, text, remedies }) => [caseId, state, text, remedies])))
    .digest('base64url');
