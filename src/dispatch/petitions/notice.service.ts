import { Injectable } from '@nestjs/common';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { RepeatsService } from '../../cases/petitions/repeats.service.js';
import { CityService } from '../../city/city.service.js';
import { DateWords } from '../../city/dates.words.js';
import { Names } from '../../city/names.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Words } from '../../platform/problem/problem.js';
import type { Disposition } from './disposition.entity.js';
import { refused, unknownGround } from './disposition.problems.js';
import { notHandledNotice, refusalOf, transferNotice } from './disposition.rules.js';

type Wish = Pick<Disposition, 'kind' | 'ground' | 'authority' | 'earlier'>;

/** What the petitioner is told, in words that the city has decided on: nothing of it is typed. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly repeats: RepeatsService,
    private readonly names: Names,
    private readonly city: CityService,
  ) {}

  /** At the request and once more at the approval, since an answer may not stand any more by then. What `refusalOf` refuses. */
  async of(
    tx: Transaction,
    file: CaseFile,
    { kind, ground: code, authority, earlier }: Wish,
  ): Promise<Words> {
    const owner = authority === null ? null : this.names.authority(authority);
    if (kind === 'transferred') {
      if (!owner) throw new Error(`Case ${file.number} is transferred to nobody.`);
      return transferNotice(file.number, owner);
    }
    const ground = this.city.protocol?.notHandledGrounds?.find(one => one.code === code);
    if (!ground) throw unknownGround(code ?? '');
    const answers = await this.repeats.answersOf(tx, earlier);
    const refusal = refusalOf(ground, { earlier: answers, hasOwner: owner !== null });
    if (refusal) throw refused(refusal);
    const dates = new DateWords(this.city.calendar.days);
    const told = answers.flatMap(({ number, answeredAt }) =>
      answeredAt === null ? [] : [{ number, on: dates.moment(answeredAt.getTime()) }],
    );
    return notHandledNotice({ number: file.number, ground, earlier: told, owner });
  }
}
