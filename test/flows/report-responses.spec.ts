import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { newId } from '../../src/platform/ids.js';
import type { ResponseDimension, Shown } from '../../src/statistics/responses/response-report.dto.js';
import type { Replies } from '../../src/statistics/responses/response-report.rules.js';
import type { ResponseCaseDto, ResponseReportDto } from '../../src/statistics/responses/responses.dto.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';
import { Story, type StoryEvent, Teller, time } from '../support/story.js';

const MONTH = 'from=2026-11-01&to=2026-11-30';
const AGENCIES = ['police', 'maintenance', 'environment', null];
const DISTRICTS = ['64000080', '三民區', null];
const BY: ResponseDimension[] = [
  'agency',
  'unit',
  'category',
  'district',
  'channel',
  'surveyChannel',
  'hour',
];

/** One case of November, by its number: most are released and asked about, each of the rest has a fate of its own. */
function storyOf(nr: number): Story {
  const day = `2026-11-${String(2 + (nr % 15)).padStart(2, '0')}`;
  const next = `2026-11-${String(4 + (nr % 15)).padStart(2, '0')}`;
  const agency = AGENCIES[nr % 4] ?? null;
  const story = new Story(`${day} 08:00`, {
    ...{ agency, district: DISTRICTS[nr % 3] ?? null, category: nr % 2 ? 'RD01' : 'EP01' },
    ...{
      channel: nr % 5 ? 'phone' : 'app',
      kind: nr % 9 ? 'dispatch' : 'petition',
      confidential: nr % 16 === 1,
    },
  });
  if (agency) story.tell('workorder.dispatched', `${day} 08:10`, { agency });
  if (nr % 10 === 3) story.tell('case.merged', `${day} 08:20`, { leadId: newId(), agency });
  if (nr % 12 === 5) story.tell('case.converted', `${day} 08:30`, { petitionId: newId() });
  if (nr % 14 === 2) story.tell('workorder.returned', `${day} 08:40`, { agency });
  for (let times = nr % 4; times > 1; times -= 1)
    story.tell('case.reassigned', `${day} 09:0${times}`, { from: 'transport', to: agency ?? 'police' });
  if (nr % 8 === 7) return story;
  const how = nr % 13 === 6 ? 'converted_to_petition' : 'sms';
  const released = (at: string) => story.tell('case.released', at, { how });
  const reopened = (at: string) =>
    story.tell('case.reopened', at, {
      kind: 'dispatch',
      category: 'RD01',
      categoryVersion: 1,
      origin: 'live',
    });
  const answered = (at: string, round: number, sample = 'self') =>
    story.survey('survey.answered', at, {
      ...{ round, sample, channel: sample === 'phone' ? 'call' : 'sms' },
      ...{ service: 1 + ((nr * 7) % 5), outcome: 1 + ((nr * 3) % 5) },
      reasons: Math.min((nr * 7) % 5, (nr * 3) % 5) < 2 ? ['slow', ...(nr % 2 ? ['not_solved'] : [])] : [],
    });
  released(`${day} 17:00`);
  if (nr % 7 === 6) {
    // By mistake, and again.
    story.tell('case.release-taken-back', `${day} 17:01`);
    released(`${day} 17:02`);
  }
  const asked = { channel: nr % 2 ? 'sms' : 'mail' };
  story.survey('survey.invited', `${next} 1${nr % 9}:00`, asked);
  if (nr % 11 === 4) {
    story.tell('message.failed', `${next} 19:01`, {
      messageId: newId(),
      message: 'survey',
      letterId: null,
      code: '550',
    });
    story.survey('survey.undelivered', `${next} 19:01`, asked);
  } else if (nr % 11 === 5) {
    reopened(`${next} 20:00`);
    story.survey('survey.moot', `${next} 20:00`, asked);
    released(`${next} 21:00`);
    story.survey('survey.invited', `${next} 22:00`, { ...asked, round: 2 });
    answered(`${next} 22:30`, 2);
  } else if (nr % 11 < 4) answered(`${next} 21:00`, 1);
  else if (nr % 11 === 6) story.survey('survey.expired', '2026-11-29 10:00', asked);
  if (nr % 5 === 2) {
    story.survey('survey.invited', `${next} 15:00`, { sample: 'phone', channel: 'call' });
    if (nr % 4 < 2) answered(`${next} 15:05`, 1, 'phone');
  }
  return story;
}

const contact = (nr: number): StoryEvent => {
  const at = time(`2026-11-${String(2 + (nr % 20)).padStart(2, '0')} 09:00`);
  const outcome = ['inquiry', 'recorded', 'other', 'inquiry', 'inquiry', 'recorded', 'inquiry'][nr % 7];
  return {
    ...{ kind: 'contact.recorded', at, caseId: null },
    payload: {
      ...{ contactId: newId(), channel: nr % 5 ? 'phone' : 'app', outcome, cases: [], origin: 'live' },
      ...{ answeredAtOnce: outcome === 'inquiry' ? nr % 9 !== 0 : null, topic: null, reason: null },
      receivedAt: at.toISOString(),
    },
  };
};

describe('The report of responses', () => {
  let city: TestApp;
  let manager: TestAgent;
  let commission: TestAgent;

  beforeAll(async () => {
    city = await startApp({ now: '2026-11-30T08:00:00+08:00' });
    const stories = Array.from({ length: 360 }, (_, nr) => storyOf(nr));
    const contacts = Array.from({ length: 101 }, (_, nr) => contact(nr));
    await new Teller(city).write([...stories.flatMap(({ events }) => events), ...contacts]);
    manager = await signIn(city.app, 'manager');
    commission = await signIn(city.app, 'commission');
  });
  afterAll(() => city.close());

  const report = async (asked: string, by = manager): Promise<ResponseReportDto> =>
    (await by.get(`/api/reports/responses?${asked}`).expect(200)).body;
  const list = async (asked: string, by = commission): Promise<ResponseCaseDto[]> => {
    const all: ResponseCaseDto[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const { body }: { body: { items: ResponseCaseDto[]; next: string | null } } = await by
        .get(`/api/reports/responses/cases?${asked}&limit=23${after && `&after=${after}`}`)
        .expect(200);
      all.push(...body.items);
      after = body.next;
    }
    return all;
  };

  /** From the log itself: one row for each question, with what became of it, and for each case, with what happened to it. */
  const QUESTIONS = `
    (select payload->>'surveyId' as id, case_id, payload->>'sample' as sample,
            bool_or(kind = 'survey.answered') as answered, bool_or(kind = 'survey.undelivered') as undelivered,
            bool_or(kind = 'survey.moot') as moot, bool_or(kind = 'survey.expired') as expired,
            max((payload->>'service')::int) as service, max((payload->>'outcome')::int) as outcome
       from event where kind like 'survey.%' group by 1, 2, 3)`;
  const CASES = `
    (select e.case_id, (array_agg(e.payload->>'kind') filter (where kind = 'case.opened'))[1] as kind,
            bool_or(kind = 'case.reopened') as reopened, bool_or(kind = 'workorder.returned') as returned,
            count(*) filter (where kind = 'case.reassigned') > 1 as bounced,
            bool_or(kind in ('workorder.dispatched', 'case.merged')) as passed,
            bool_or(kind = 'message.failed') as undelivered, bool_or(kind = 'case.merged') as merged,
            bool_or(kind = 'case.converted') or coalesce((array_agg(e.payload->>'how' order by position desc) filter (
              where kind in ('case.released', 'case.release-taken-back', 'case.reopened')))[1]
                = 'converted_to_petition', false) as converted
       from event e where e.case_id is not null group by 1)`;

  it('says of questions what the log says, of each sample apart', async () => {
    const { total } = await report(MONTH);
    for (const sample of ['self', 'phone'] as const) {
      const [told] = await city.db.query<Record<string, number>>(
        `select count(*)::int as invited, count(*) filter (where answered)::int as answered,
                count(*) filter (where undelivered)::int as undelivered, count(*) filter (where moot)::int as moot,
                count(*) filter (where expired)::int as expired,
                count(*) filter (where service >= 4)::int as service, count(*) filter (where outcome >= 4)::int as outcome,
                count(*) filter (where service <= 2 or outcome <= 2)::int as unhappy
           from ${QUESTIONS} q where sample = $1`,
        [sample],
      );
      const { service, outcome, ...counts } = told as Record<string, number>;
      expect(counts.answered).toBeGreaterThan(15);
      const { service: s, outcome: o, response, unhappyShare, ...figures } = total[sample] as Replies;
      expect(figures).toMatchObject(counts);
      expect([s.satisfied, o.satisfied]).toEqual([service, outcome]);
      const of = (counts.invited ?? 0) - (counts.undelivered ?? 0) - (counts.moot ?? 0);
      expect([response.of, unhappyShare.of, s.share.of]).toEqual([of, counts.answered, counts.answered]);
      expect(response.percent).toBeCloseTo((100 * (counts.answered ?? 0)) / of, 0);
      expect(s.levels.reduce((a, b) => a + b)).toBe(counts.answered);
    }
    expect([total.self.undelivered, total.self.moot, total.self.afterReopening].every(n => n > 10)).toBe(
      true,
    );
  });

  it('says of cases and contacts what the log says, and the shares sum to 100.0', async () => {
    const [told] = await city.db.query<Record<string, number>>(
      `select count(*)::int as opened, count(*) filter (where kind = 'dispatch')::int as dispatch,
              count(*) filter (where reopened)::int as reopened, count(*) filter (where returned)::int as returned,
              count(*) filter (where bounced)::int as bounced, count(*) filter (where passed)::int as "passedOn",
              count(*) filter (where undelivered)::int as undelivered,
              count(*) filter (where merged and kind = 'dispatch')::int as merged,
              count(*) filter (where converted and kind = 'dispatch')::int as converted,
              (select count(*) filter (where kind = 'case.released')::int
                      - count(*) filter (where kind = 'case.release-taken-back')::int from event) as released
         from ${CASES} c`,
    );
    const { total } = await report(MONTH);
    expect(total.cases).toMatchObject(told as object);
    expect(Math.min(...Object.values(told as object))).toBeGreaterThan(10);
    const [contacts] = await city.db.query<Record<string, number>>(
      `select count(*)::int as contacts, count(*) filter (where payload->>'outcome' = 'recorded')::int as recorded,
              count(*) filter (where payload->>'outcome' = 'inquiry')::int as inquiries,
              count(*) filter (where payload->>'answeredAtOnce' = 'true')::int as "answeredAtOnce"
         from event where kind = 'contact.recorded'`,
    );
    expect(total.contacts).toMatchObject(contacts as object);
    const { inquiryPercent, recordedPercent, otherPercent } = total.contacts ?? {};
    const tenths = [inquiryPercent, recordedPercent, otherPercent].map(n => Math.round((n ?? 0) * 10));
    expect(tenths.reduce((a, b) => a + b)).toBe(1000);
  });

  it.each(BY)('by %s the rows sum to the whole, and so do the days, narrowed or not', async by => {
    for (const narrowed of ['', '&district=&district=三民區', '&channel=app']) {
      const told = await report(`${MONTH}&by=${by}${encodeURI(narrowed)}`);
      expect(told.rows.length).toBeGreaterThan(narrowed === '&channel=app' && by === 'channel' ? 0 : 1);
      for (const rows of [told.rows, told.trend])
        for (const sample of ['self', 'phone'] as const)
          for (const figure of ['invited', 'undelivered', 'moot', 'expired', 'answered', 'unhappy'] as const)
            expect([by, sample, figure, rows.reduce((all, row) => all + row[sample][figure], 0)]).toEqual([
              ...[by, sample, figure, told.total[sample][figure]],
            ]);
      const cases = told.trend.map(row => row.cases);
      for (const figure of ['opened', 'released', 'reopened', 'merged'] as const) {
        expect(cases.reduce((all, one) => all + (one?.[figure] ?? 0), 0)).toBe(told.total.cases?.[figure]);
        if (by === 'hour' || by === 'surveyChannel') continue;
        const rows = told.rows.reduce((all, row) => all + (row.cases?.[figure] ?? 0), 0);
        expect([by, figure, rows]).toEqual([by, figure, told.total.cases?.[figure]]);
      }
    }
  });

  it('every figure leads to just so many cases, each question and each release once', async () => {
    const figures: [Shown, (of: Replies) => number][] = [
      ['invited', of => of.invited],
      ['asked', of => of.response.of],
      ['undelivered', of => of.undelivered],
      ['answered', of => of.answered],
      ['unhappy', of => of.unhappy],
    ];
    for (const by of BY) {
      const { rows } = await report(`${MONTH}&by=${by}`);
      for (const row of rows.slice(0, 2)) {
        const keys = by === 'hour' ? [1, 2, 3, 4, 5, 6, 7].map(day => `${day}-${row.key}`) : [row.key];
        const asked = `${MONTH}&${keys.map(key => `${by}=${encodeURIComponent(key)}`).join('&')}`;
        for (const sample of ['self', 'phone'] as const)
          for (const [show, count] of figures) {
            const found = (await list(`${asked}&show=${show}&sample=${sample}`)).length;
            expect([by, row.key, sample, show, found]).toEqual([
              by,
              row.key,
              sample,
              show,
              count(row[sample]),
            ]);
          }
        if (!row.cases) continue;
        const released = await list(`${asked}&show=released`);
        expect([by, row.key, released.length]).toEqual([by, row.key, row.cases.released]);
      }
    }
  });

  it('the list says levels and reasons, in the order of asking, and nothing that anybody wrote', async () => {
    const items = await list(`${MONTH}&show=unhappy`);
    expect(items.length).toBeGreaterThan(30);
    const times = items.map(({ at }) => String(at));
    expect(times).toEqual([...times].sort());
    expect(items.every(one => Math.min(one.service ?? 5, one.outcome ?? 5) <= 2)).toBe(true);
    expect(items.flatMap(({ reasons }) => reasons)).toContainEqual({
      ...{ code: 'slow', name: '處理太慢', nameEn: 'It took too long' },
    });
    const name = { code: '64000080', name: '苓雅區', nameEn: 'Lingya District' };
    expect(items.map(({ district }) => district)).toContainEqual(name);
    expect((await report(`${MONTH}&by=district`)).rows.map(row => row.name)).toContainEqual(name);
    expect(Object.keys(items[0] as object).sort()).toEqual([
      ...['agency', 'answeredAt', 'at', 'category', 'channel', 'district', 'fate', 'number', 'outcome'],
      ...['reasons', 'round', 'sample', 'service', 'surveyChannel'],
    ]);
  });

  it('a confidential case is in every figure, and in the lists of those only who may see it', async () => {
    const { total } = await report(MONTH);
    for (const [show, count] of [
      ['invited', total.self.invited],
      ['released', total.cases?.released],
    ] as const) {
      expect(await list(`${MONTH}&show=${show}`)).toHaveLength(count ?? 0);
      expect((await list(`${MONTH}&show=${show}`, manager)).length).toBeLessThan(count ?? 0);
    }
  });

  it('reasons are out of the unhappy, as the log has them', async () => {
    const { samples, total } = await report(MONTH);
    const told = await city.db.query<{ code: string; answers: number }>(
      `select reason as code, count(*)::int as answers
         from event, jsonb_array_elements_text(payload->'reasons') reason
        where kind = 'survey.answered' and payload->>'sample' = 'self' group by 1 order by 2 desc`,
    );
    const [self] = samples;
    expect(self?.reasons.map(({ code, answers }) => ({ code, answers }))).toEqual(told);
    expect(self?.reasons.every(({ share }) => share.of === total.self.unhappy)).toBe(true);
  });

  it('weighs answers by what was released, of both samples, with what they are worth', async () => {
    const { samples, total } = await report(MONTH);
    for (const { sample, weighted } of samples) {
      expect(weighted).toMatchObject({ why: null, uncoveredPercent: 0 });
      expect(weighted.effective).toBeGreaterThan(5);
      expect(weighted.effective).toBeLessThanOrEqual(total[sample].answered);
      const { low, percent, high } = weighted.outcome as { low: number; percent: number; high: number };
      expect([low <= percent, percent <= high]).toEqual([true, true]);
    }
    const one = await report(`${MONTH}&agency=police&category=EP01&district=${encodeURIComponent('三民區')}`);
    expect(one.samples.map(({ weighted }) => weighted.why)).toContain('too_few');
  });

  it('weighs them by nothing that nobody is asked about', async () => {
    const March = 'from=2027-03-01&to=2027-03-31';
    const released = (nr: number, category: string): Story =>
      new Story('2027-03-01 08:00', { category, district: '苓雅區' }).tell(
        'case.released',
        `2027-03-02 09:${10 + nr}`,
        { how: 'sms' },
      );
    const asked = Array.from({ length: 12 }, (_, nr) =>
      released(nr, 'RD01')
        .survey('survey.invited', '2027-03-03 09:00', { channel: 'sms' })
        .survey('survey.answered', '2027-03-03 10:00', { channel: 'sms' }),
    );
    const exempt = Array.from({ length: 12 }, (_, nr) => released(nr, 'EP02'));
    const write = (stories: Story[]) =>
      new Teller(city).write(stories.flatMap(({ events }) => events.splice(0)));
    await write([...asked, ...exempt]);
    const weighted = async () => (await report(March)).samples[0]?.weighted;
    expect(await weighted()).toMatchObject({ why: 'empty_cells', uncoveredPercent: 50 });
    await write(exempt.map(story => story.tell('survey.omitted', '2027-03-02 10:00')));
    expect(await weighted()).toMatchObject({ why: null, uncoveredPercent: 0 });
    expect((await report(March)).total.cases?.released).toBe(24);
  });

  it('of few answers warns, whatever the rate', async () => {
    const { total, fewest } = await report('from=2026-11-04&to=2026-11-04');
    expect(fewest).toBe(10);
    expect(total.phone.service.share).toMatchObject({ tooFew: true });
    expect((await report(MONTH)).total.self.service.share.tooFew).toBe(false);
  });

  it('has no contacts where an agency, an item or a district is asked for', async () => {
    expect((await report(`${MONTH}&agency=police`)).total.contacts).toBeNull();
    expect((await report(`${MONTH}&channel=app&by=channel`)).rows[0]?.contacts?.contacts).toBeGreaterThan(5);
    expect((await report(MONTH)).rows[0]?.contacts).toBeNull();
  });

  it('a chief sees the own agency and what is below it, whatever is asked for', async () => {
    const chief = await signIn(city.app, 'agency_chief', 'public-works');
    const { rows, total } = await report(`${MONTH}&by=unit`, chief);
    expect(rows.map(({ key }) => key)).toEqual(['maintenance']);
    expect([total.contacts, total.self.invited]).toEqual([null, rows[0]?.self.invited]);
    expect((await report(`${MONTH}&unit=police`, chief)).total.self.invited).toBe(0);
    for (const show of ['released', 'answered'])
      expect(await list(`${MONTH}&unit=police&show=${show}`, chief)).toEqual([]);
    const own = await list(`${MONTH}&show=invited`, chief);
    expect(new Set(own.map(({ agency }) => agency?.code))).toEqual(new Set(['maintenance']));
  });

  it('each agency above is told with those below it', async () => {
    const { rows } = await report(`${MONTH}&by=agency`);
    expect(rows.map(({ key }) => key)).toContain('public-works');
    expect(rows.at(-1)).toMatchObject({ key: '', name: null });
    expect(rows.find(({ key }) => key === 'police')?.name).toMatchObject({ code: 'police' });
  });

  it.each(['csv', 'xlsx', 'ods'])('leaves the house as %s, which is recorded', async format => {
    const { body, headers } = await manager
      .get(`/api/reports/responses?${MONTH}&by=unit&format=${format}&lang=zh-TW`)
      .buffer(true)
      .parse(bytes)
      .expect(200);
    expect(headers['content-disposition']).toContain(`responses-2026-11-01-2026-11-30.${format}`);
    if (format === 'csv')
      expect((body as Buffer).toString()).toMatch(
        /^\ufeff回應率與滿意度\r\n單位,進線,.*自願回覆樣本：回收率（%）/,
      );
    expect((body as Buffer).length).toBeGreaterThan(500);
    const [told] = await city.db.query<{ told: number }>(
      `select count(*)::int as told from access_log where action = 'report.exported' and subject like 'report:responses-%'`,
    );
    expect(told?.told).toBeGreaterThan(0);
  });

  it('says a trend of more than two months by month, and of a time without anything nothing', async () => {
    const year = await report('from=2026-01-01&to=2026-12-31');
    expect([year.trendBy, year.trend.map(({ key }) => key)]).toEqual(['month', ['2026-11']]);
    const none = await report('from=2020-01-01&to=2020-01-31');
    expect([none.rows, none.trend, none.total.self.response.percent]).toEqual([[], [], null]);
    expect(none.samples.map(({ weighted }) => weighted.why)).toEqual(['no_cases', 'no_cases']);
  });

  it.each(['', 'from=2026-11-02&to=2026-11-01', `${MONTH}&by=luck`, 'from=2026-11-31&to=2026-12-01'])(
    'asked by “%s” is refused',
    async asked => {
      await manager.get(`/api/reports/responses?${asked}`).expect(400);
    },
  );

  it.each(['show=unhappy&sample=self', 'show=invited&sample=phone', 'show=released'])(
    'the list of %s is a file as well, with every row and what it is of',
    async which => {
      const listed = await list(`${MONTH}&${which}`);
      const { text, headers } = await commission
        .get(`/api/reports/responses/cases?${MONTH}&${which}&limit=1&format=csv`)
        .expect(200);
      const rows: string[][] = parse(text, { bom: true, relax_column_count: true });
      const known = new Set(listed.map(({ number }) => number));
      const numbers = rows.map(([first = '']) => first).filter(first => known.has(first));
      expect(listed.length).toBeGreaterThan(1);
      expect(numbers).toEqual(listed.map(({ number }) => number));
      expect(text).toContain('紀錄序號');
      expect(headers['content-disposition']).toContain('response-cases-');
      const { body } = await commission
        .get(`/api/reports/responses/cases?${MONTH}&${which}&format=ods&lang=en`)
        .buffer(true)
        .parse(bytes)
        .expect(200);
      expect((body as Buffer).subarray(0, 2).toString()).toBe('PK');
    },
  );

  it.each(['show=lost', 'limit=0', 'limit=501', 'after=nonsense', 'sample=all'])(
    'a list with %s is refused',
    async asked => {
      await manager.get(`/api/reports/responses/cases?${MONTH}&${asked}`).expect(400);
    },
  );

  it('is for those who read reports', async () => {
    for (const role of ['agent', 'officer', 'petition_clerk', 'auditor', 'admin'] as const) {
      const person = await signIn(city.app, role);
      for (const path of ['responses', 'responses/cases'])
        await person.get(`/api/reports/${path}?${MONTH}`).expect(403);
    }
    await supertest(city.app.getHttpServer()).get(`/api/reports/responses?${MONTH}`).expect(401);
  });
});

function bytes(response: supertest.Response, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
}
