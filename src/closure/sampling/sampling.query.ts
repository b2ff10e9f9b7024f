import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../../access/confidential.rules.js';
import { type Asker, narrowing, permits } from '../../access/rights.js';
import type { NamedDto } from '../../city/city.dto.js';
import { CityService } from '../../city/city.service.js';
import { Names } from '../../city/names.service.js';
import type { CaseKind } from '../../events.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import type { PageFilter } from '../../platform/database/page.dto.js';
import { type Keyset, pageOf } from '../../platform/database/page.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { SamplingWeights } from './draw.rules.js';
import type { SampleAnswer } from './sample.entity.js';
import type {
  SampleDto,
  SamplesDto,
  SamplesFilter,
  SamplingDto,
  SamplingsDto,
  WeightDto,
} from './sampling.dto.js';

type SampleRow = Omit<SampleDto, 'agency' | 'answers' | 'case' | 'mayJudge'> & {
  agency: string;
  answers: SampleAnswer[] | null;
  number: string;
  kind: CaseKind;
  category: string;
  district: string | null;
};
type SamplingRow = Omit<SamplingDto, 'weights'> & { weights: SamplingWeights };

const SAMPLES = `
  select s.id, s.version, s.sampling_id as "samplingId", s.state, s.agency, s.outcome, s.released_at as "releasedAt",
         s.drawn_at as "drawnAt", k.due_at as "dueAt", s.judged_at as "judgedAt", p.name as "judgedBy", s.answers,
         c.number, c.kind, c.category, c.district
    from sample s join case_file c on c.id = s.case_id left join staff p on p.id = s.judged_by
         left join lateral (select due_at from clock where case_id = s.case_id and kind = 'sample'
                               and started_at = s.drawn_at order by id limit 1) k on true`;

const SAMPLINGS = `
  select g.id, to_char(g.from_on, 'YYYY-MM-DD') as "fromOn", to_char(g.until_on, 'YYYY-MM-DD') as "untilOn", g.asked,
         g.seed, g.population, g.drawn, g.drawn_at as "drawnAt", p.name as "drawnBy", g.weights
    from sampling g join staff p on p.id = g.drawn_by`;

const LATEST_SAMPLES: Keyset = { table: 'sample', as: 's', key: 'drawn_at', order: 'desc' };
const LATEST: Keyset = { table: 'sampling', as: 'g', key: 'drawn_at', order: 'desc' };

/** What was drawn, how, and what was found. */
@Injectable()
export class SamplingQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly names: Names,
  ) {}

  async samples({ state, ...page }: SamplesFilter, me: Asker): Promise<SamplesDto> {
    const form = this.form;
    const scope = narrowing(me, 'sample.read');
    if (!scope) return { items: [], next: null, form };
    const asked = new Conditions();
    asked.oneOf('c.district', scope.districts);
    if (!readsConfidential(me)) asked.add('not c.confidential');
    if (state === 'drawn') asked.add(`s.state = 'drawn'`);
    if (state === 'judged') asked.add(`s.state <> 'drawn'`);
    const { rows, next } = await pageOf<SampleRow>(this.database, SAMPLES, asked, LATEST_SAMPLES, page);
    return { items: rows.map(row => this.shown(row, me)), next, form };
  }

  async samplings(page: PageFilter): Promise<SamplingsDto> {
    const { rows, next } = await pageOf<SamplingRow>(
      this.database,
      SAMPLINGS,
      new Conditions(),
      LATEST,
      page,
    );
    return { items: rows.map(shownDraw), next };
  }

  async one(tx: Transaction, id: string, me: Asker): Promise<SampleDto> {
    const [row] = await tx.query<SampleRow>(`${SAMPLES} where s.id = $1`, [id]);
    if (!row) throw new Error(`There is no sample ${id}.`);
    return this.shown(row, me);
  }

  async sampling(tx: Transaction, id: string): Promise<SamplingDto> {
    const [row] = await tx.query<SamplingRow>(`${SAMPLINGS} where g.id = $1`, [id]);
    if (!row) throw new Error(`There is no sampling ${id}.`);
    return shownDraw(row);
  }

  private get form(): NamedDto[] {
    return (this.city.protocol?.sampling?.form ?? []).map(({ code, name, nameEn }) => ({
      code,
      name,
      nameEn,
    }));
  }

  private shown(
    { number, kind, category, district, answers, agency, ...row }: SampleRow,
    me: Asker,
  ): SampleDto {
    const { form } = this;
    const item = (code: string): NamedDto =>
      form.find(one => one.code === code) ?? { code, name: code, nameEn: code };
    return {
      ...row,
      agency: this.names.agency(agency),
      answers: (answers ?? []).map(({ code, ok }) => ({ ...item(code), ok })),
      case: this.names.caseInShort({ number, kind, category, district }),
      mayJudge: row.state === 'drawn' && permits(me, 'case.accept-sample', { kind, district }),
    };
  }
}

function shownDraw({ weights, ...row }: SamplingRow): SamplingDto {
  const by = (of: WeightDto['of'], weighed: Record<string, number> = {}): WeightDto[] =>
    Object.entries(weighed).map(([code, weight]) => ({ of, code, weight }));
  const { categories, agencies, outcomes } = weights;
  return {
    ...row,
    weights: [...by('category', categories), ...by('agency', agencies), ...by('outcome', outcomes)],
  };
}
