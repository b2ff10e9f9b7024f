import { Injectable } from '@nestjs/common';
import { maySeeConfidential } from '../access/confidential.rules.js';
import type { Asker } from '../access/rights.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { Problem } from '../platform/problem/problem.js';
import { CityService } from './city.service.js';
import type { KeptRouteDto } from './kept-route.dto.js';
import { KeptRoute } from './kept-route.entity.js';
import { isAlike } from './kept-routes.rules.js';
import { Names } from './names.service.js';

type Wish = Pick<KeptRoute, 'category' | 'district' | 'attributes' | 'agency' | 'arbitrationId'>;
type Row = Omit<KeptRouteDto, 'category' | 'district' | 'attributes' | 'agency' | 'number'> &
  Omit<Wish, 'arbitrationId'> & { number: string; confidential: boolean };

const MOST = 500;

const ROUTES = `
  select r.id, r.category, r.district, r.attributes, r.agency, c.number, c.confidential, r.kept_at as "keptAt", s.name as "keptBy",
         r.ended_at as "endedAt", e.name as "endedBy"
    from kept_route r join arbitration a on a.id = r.arbitration_id join case_file c on c.id = a.case_id
         join staff s on s.id = r.kept_by left join staff e on e.id = r.ended_by`;

/** What arbitrations have settled, so that nobody has to settle it again. */
@Injectable()
export class KeptRoutes {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly names: Names,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * For cases of the same item and district, as far as its routes ask for more: in place of what was kept for such
   * cases before. In force once it is committed.
   */
  async keep(tx: Transaction, wish: Wish, me: Asker): Promise<void> {
    await this.lock(tx);
    const now = this.clock.now();
    const { category, district, agency } = wish;
    const attributes = this.city.askedOf(category, wish.attributes);
    for (const before of await tx.read(KeptRoute, { category, district, endedAt: null }, { lock: true }))
      if (isAlike(before.attributes, attributes)) await this.close(tx, before, now, null);
    const kept = {
      id: newId(),
      ...wish,
      attributes,
      keptAt: now,
      keptBy: me.id,
      endedAt: null,
      endedBy: null,
    };
    tx.add(Object.assign(new KeptRoute(), kept));
    await this.events.tell(tx, 'route.kept', { routeId: kept.id, category, district, agency });
  }

  /** Which case it was is told only to who deals with such cases. */
  async list(me: Asker): Promise<KeptRouteDto[]> {
    const rows = await this.database.query<Row>(
      `${ROUTES} order by (r.ended_at is not null), r.kept_at desc, r.id desc limit ${MOST}`,
    );
    return rows.map(row => this.shown(row, me));
  }

  /** KEPT_ROUTE_NOT_FOUND 404, ACTION_NOT_POSSIBLE 409. */
  async end(id: string, me: Asker): Promise<KeptRouteDto> {
    const ended = await this.database.transaction(async tx => {
      await this.lock(tx);
      const [route] = await tx.read(KeptRoute, { id }, { lock: true });
      if (!route) throw notFound();
      if (route.endedAt) throw endedAlready();
      await this.close(tx, route, this.clock.now(), me.id);
      const [row] = await tx.query<Row>(`${ROUTES} where r.id = $1`, [id]);
      return this.shown(row as Row, me);
    });
    await this.city.refresh();
    return ended;
  }

  /** Before any of its rows: of two that are kept at once neither would see the other. */
  private async lock(tx: Transaction): Promise<void> {
    await tx.query('lock table kept_route in share row exclusive mode');
  }

  private async close(tx: Transaction, route: KeptRoute, now: Date, by: string | null): Promise<void> {
    tx.set(route, { endedAt: now, endedBy: by });
    const { id: routeId, category, district, agency } = route;
    await this.events.tell(tx, 'route.ended', { routeId, category, district, agency });
  }

  private shown(
    { category, district, attributes, agency, confidential, ...row }: Row,
    me: Asker,
  ): KeptRouteDto {
    return {
      ...row,
      number: maySeeConfidential(me, { confidential }) ? row.number : null,
      attributes: this.names.attributes(category, attributes),
      category: this.names.category(category),
      district: district === null ? null : this.names.district(district),
      agency: this.names.agency(agency),
    };
  }
}

const notFound = (): Problem =>
  new Problem('KEPT_ROUTE_NOT_FOUND', 404, {
    'zh-TW': '查無這項裁定後的分派規則。',
    en: 'There is no such kept rule.',
  });

const endedAlready = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '這項分派規則已經停用。',
    en: 'This kept rule has been ended already.',
  });
