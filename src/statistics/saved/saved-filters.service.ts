import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { notAllowed } from '../../access/guard.problems.js';
import { type Asker, grantFor } from '../../access/rights.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { fieldProblems, invalid } from '../../platform/problem/validation.js';
import { dayAt } from '../period.rules.js';
import { MailingService } from './mailing.service.js';
import type { ChangeFilterDto, FilterVersionDto, SavedFilterDto, SaveFilterDto } from './saved.dto.js';
import {
  filterNotFound,
  filterNotYours,
  filterStale,
  nameTaken,
  noSuchPeriod,
  tooMany,
} from './saved.problems.js';
import { SavedQuery } from './saved.query.js';
import { askedOn, SAVED_REPORTS, type Share, withoutDays } from './saved.rules.js';
import { SavedFilter } from './saved-filter.entity.js';
import { SavedReach } from './saved-reach.service.js';

const MOST = 100;

/** What is asked of a report, kept under a name: one's own, and shown to others as its owner says. */
@Injectable()
export class SavedFilters {
  constructor(
    private readonly database: Database,
    private readonly seen: SavedQuery,
    private readonly reach: SavedReach,
    private readonly mailing: MailingService,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400: the report cannot be asked for that. FILTER_NAME_TAKEN 422. TOO_MANY_FILTERS 422. */
  save(dto: SaveFilterDto, me: Asker): Promise<SavedFilterDto> {
    const { report, name, period = null, share, mail = null } = dto;
    const asked = period ? withoutDays(dto.asked) : dto.asked;
    this.reach.check(report, me);
    mayShow(share, me);
    this.check(dto);
    return this.named(async tx => {
      await tx.query('select 1 from staff where id = $1 for no key update', [me.id]);
      const [{ has } = { has: 0 }] = await tx.query<{ has: number }>(
        'select count(*)::int as has from saved_filter where owner = $1',
        [me.id],
      );
      if (has >= MOST) throw tooMany(MOST);
      const row = { id: newId(), version: 1, report, name, owner: me.id, asked, period, share };
      const mailed = await this.mailing.of(tx, mail, { asked }, me);
      tx.add(Object.assign(new SavedFilter(), { ...row, ...mailed, createdAt: this.clock.now() }));
      return this.read(tx, row.id, me);
    });
  }

  /** FILTER_NOT_FOUND 404. FILTER_NOT_YOURS 403. STALE_VERSION 409. FILTER_NAME_TAKEN 422. */
  change(id: string, { version, name, share, mail }: ChangeFilterDto, me: Asker): Promise<SavedFilterDto> {
    return this.named(async tx => {
      const filter = await this.own(tx, id, version, me);
      if (share && share !== filter.share) mayShow(share, me);
      tx.set(filter, {
        version: version + 1,
        name: name ?? filter.name,
        share: share ?? filter.share,
        ...(mail !== undefined && (await this.mailing.of(tx, mail, filter, me))),
      });
      return this.read(tx, id, me);
    });
  }

  /** As `change`; what all are shown is also taken away by whoever may put it there, from all but who gets it by mail. */
  delete(id: string, { version }: FilterVersionDto, me: Asker): Promise<void> {
    return this.database.transaction(async tx => {
      const filter = await this.own(tx, id, version, me, 'readers');
      // Whose own it is goes on having it, and getting it by mail.
      const isOnlyHidden = filter.owner !== me.id && filter.mailEvery !== null;
      if (isOnlyHidden) tx.set(filter, { version: version + 1, share: 'me' });
      else await tx.query('delete from saved_filter where id = $1', [id]);
    });
  }

  /** As it would be asked today. */
  private check({ report, asked, period }: SaveFilterDto): void {
    const whole = askedOn({ report, asked, period }, dayAt(this.clock.now()));
    if (!whole) throw noSuchPeriod();
    const query = plainToInstance<object, object>(SAVED_REPORTS[report].query, whole);
    const errors = validateSync(query, {
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
    });
    if (errors.length > 0) throw invalid(errors.flatMap(error => fieldProblems(error, 'asked')));
  }

  /** `orShown`: others may have it in hand as well, where it is shown so. */
  private async own(
    tx: Transaction,
    id: string,
    version: number,
    me: Asker,
    orShown?: Share,
  ): Promise<SavedFilter> {
    const [filter] = await tx.read(SavedFilter, { id }, { lock: true });
    if (!filter || !(await this.seen.one(tx, id, me))) throw filterNotFound();
    const isInHand = filter.share === orShown && readsWholeCity(me);
    if (filter.owner !== me.id && !isInHand) throw filterNotYours();
    if (filter.version !== version) throw filterStale();
    return filter;
  }

  private async read(tx: Transaction, id: string, me: Asker): Promise<SavedFilterDto> {
    const row = await this.seen.one(tx, id, me);
    if (!row) throw filterNotFound();
    return row;
  }

  private async named(work: (tx: Transaction) => Promise<SavedFilterDto>): Promise<SavedFilterDto> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if ((error as { constraint?: string }).constraint === 'saved_filter_name') throw nameTaken();
      throw error;
    }
  }
}

/** Who reads of one agency shows filters to colleagues of it. */
const readsWholeCity = (me: Asker): boolean => grantFor(me, 'report.read')?.scope === 'all';

function mayShow(share: Share, me: Asker): void {
  if (share === 'readers' && !readsWholeCity(me)) throw notAllowed();
}
