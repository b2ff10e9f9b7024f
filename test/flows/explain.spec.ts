import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { type Role, roles } from '../../src/access/roles.js';
import type { ExplainedClockDto } from '../../src/desk/clocks/clocks.dto.js';
import type { CaseDto } from '../../src/intake/contact.dto.js';
import { Hotline } from '../support/hotline.js';
import { signIn } from '../support/people.js';

/** As JSON carries it. */
type Clock = Omit<ExplainedClockDto, 'sentences' | 'dueAt'> & {
  dueAt: string;
  sentences: { code: string; words: { 'zh-TW': string; en: string }; from?: string; to?: string }[];
};

const SANMIN = '64000050';
const PETITION: Partial<CaseDto> = {
  ...{ category: 'PEN01', district: SANMIN, place: undefined },
  description: '工廠夜間排放異味，請書面回復',
};

let hotline: Hotline;
let officer: TestAgent;

async function openAt(now: string): Promise<void> {
  hotline = await Hotline.open({ now: `${now}+08:00` });
  officer = await signIn(hotline.server.app, 'officer', 'environment');
}
const close = (): Promise<void> => hotline.close();
const at = (time: string): Date => new Date(`${time}+08:00`);
const moveTo = (time: string): Promise<void> => hotline.server.moveTo(at(time));

async function explained(number: string, by = hotline.supervisor): Promise<Clock[]> {
  return (await by.get(`/api/cases/${number}/clocks/explain`).expect(200)).body.clocks;
}
async function clockOf(
  number: string,
  kind: string,
  level = 'case',
  by = hotline.supervisor,
): Promise<Clock> {
  const found = (await explained(number, by)).filter(one => one.kind === kind && one.level === level);
  expect(found).not.toEqual([]);
  return found.at(-1) as Clock;
}
const inChinese = ({ sentences }: Clock, ...codes: string[]): string[] =>
  sentences
    .filter(({ code }) => codes.length === 0 || codes.includes(code))
    .map(({ words }) => words['zh-TW']);

/** Every clock of the case is where its explanation arrives. */
async function expectSound(number: string): Promise<void> {
  const ends = (await explained(number)).map(({ kind, level, sentences }) => [
    kind,
    level,
    sentences.at(-1)?.code,
  ]);
  expect(ends.filter(([, , code]) => code !== 'check')).toEqual([]);
}

describe('a petition received on Friday, 13 November 2026', () => {
  beforeAll(() => openAt('2026-11-13T10:00:00'));
  afterAll(close);

  it('is explained from its rule to what comes next, and arrives at its due time', async () => {
    const { number } = await hotline.record(PETITION);
    const clock = await clockOf(number, 'reply');
    expect(clock).toMatchObject({
      ...{ agency: null, startedAt: at('2026-11-13T10:00:00').toISOString() },
      ...{ dueAt: at('2026-11-24T00:00:00').toISOString(), stoppedAt: null, breachedAt: null, curedAt: null },
      ...{ provisional: false, used: 0 },
    });
    const { category } = await hotline.page(number);
    expect(inChinese(clock)).toEqual([
      `「回復」期限 6 個工作天（案類「${category.name}」的期限，第 1 版）。`,
      '人民陳情以書面回復，期限由本市依案類訂定。',
      '以日計算，始日不計（行政程序法第48條第2項）；假日不計（文書處理手冊第79點）；到最後一日 24:00 為止。',
      '自受理起算：115/11/13（五）10:00。',
      '115/11/13（五）是始日，不計；第一個計入的日子是 115/11/16（一）。',
      '115/11/14（六）–11/15（日）：週末，不計。',
      '115/11/16（一）–11/20（五）：計入 5 個工作天。',
      '115/11/21（六）–11/22（日）：週末，不計。',
      '115/11/23（一）：計入 1 個工作天，累計 6 個工作天。',
      '期限：115/11/23（一）24:00。',
      '115/11/18（三）24:00（期限用去 50%）：通知承辦人。',
      '115/11/20（五）24:00（期限用去 80%）：通知承辦人、承辦機關主管。',
      '115/11/23（一）24:00（到期）：通知承辦人、承辦機關主管。',
      '115/11/24（二）24:00（逾期 1 個工作天）：通知承辦機關主管、上級機關主管。',
      '115/11/26（四）24:00（逾期 3 個工作天）：通知上級機關主管、研考會。',
      '依現行日曆逐日重算，得 115/11/23（一）24:00，與記載的期限相同。',
    ]);
    const leg = await clockOf(number, 'reply', 'leg');
    expect(leg.agency).toMatchObject({ code: 'environment' });
    expect(inChinese(leg, 'start')).toEqual([`自派至${leg.agency?.name}起算：115/11/13（五）10:00。`]);
    await expectSound(number);
  });

  it('tells of the wait for the citizen, how the due time moved with it, and what stopped it', async () => {
    const { number } = await hotline.record(PETITION);
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    await moveTo('2026-11-16T14:00:00');
    await hotline.onOrder(number, 'pause', { reason: 'citizen', text: '請補正照片' }, officer);
    const waiting = await clockOf(number, 'reply');
    expect(inChinese(waiting, 'pause')).toEqual([
      '115/11/16（一）14:00 起：等候民眾補件（行政程序法第171條，補陳），停計 10 個工作天。仍在等候，先以最長可等的 10 個工作天（始日不計）推估，到 115/11/30（一）24:00 為止。',
    ]);
    await moveTo('2026-11-18T10:00:00');
    await hotline.onOrder(number, 'resume', {}, officer);
    await hotline.onOrder(number, 'reply', { text: '已派員稽查。' }, officer);
    const clock = await clockOf(number, 'reply');
    expect(inChinese(clock, 'pause', 'due', 'moved', 'stopped', 'next')).toEqual([
      '115/11/16（一）14:00–11/18（三）10:00：等候民眾補件（行政程序法第171條，補陳），停計 1 個工作天。',
      '期限：115/11/24（二）24:00。',
      '115/11/16（一）14:00：期限由 115/11/23（一）24:00 改為 115/12/07（一）24:00（開始等候，先以最長可等的時間推估）。',
      '115/11/18（三）10:00：期限由 115/12/07（一）24:00 改為 115/11/24（二）24:00（等候結束，依實際等候的時間計）。',
      '115/11/18（三）10:00：已回復，計時停止（如期）。',
    ]);
    // Monday whole, since the case waited in a part of each half only; Tuesday not.
    expect(clock.used).toBeCloseTo(1 / 6);
    expect(clock).toMatchObject({ stoppedAt: at('2026-11-18T10:00:00').toISOString(), outcome: 'met' });
    await expectSound(number);

    await hotline.onCase(number, 'send-back', { reason: '未具體答覆' });
    expect(inChinese(await clockOf(number, 'reply'), 'resumed')).toEqual([
      '115/11/18（三）10:00：退回重辦，計時繼續，視同沒有停過。',
    ]);
    await expectSound(number);
  });

  it('tells of every agency’s own limit how it ended when the case went on, and of the four hours what they are', async () => {
    const { number } = await hotline.record();
    await moveTo('2026-11-18T12:00:00');
    await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '屬側溝' });
    const legs = (await explained(number)).filter(
      ({ kind, level }) => kind === 'complete' && level === 'leg',
    );
    expect(legs.map(({ agency }) => agency?.code)).toEqual(['maintenance', 'water-resources']);
    expect(legs.map(({ outcome }) => outcome)).toEqual(['cancelled', null]);
    expect(inChinese(legs[0] as Clock, 'stopped')).toEqual([
      '115/11/18（三）12:00：案件離開這個機關，計時停止（不再需要）。',
    ]);
    expect(inChinese(await clockOf(number, 'respond'), 'source', 'counting', 'counted')).toEqual([
      '「於4小時內處理，並回報」：這個期限計到機關簽收處理為止。',
      '以時計算，即時起算（行政程序法第48條第1項）；夜間與假日都計入。',
      '115/11/18（三）10:00–14:00：不分晝夜計入 4 小時。',
    ]);
    expect((await clockOf(number, 'respond')).used).toBe(0.5);
    await expectSound(number);
  });

  it('tells of a reopening that it began anew, and of the time before as it was', async () => {
    const { number } = await hotline.record();
    await hotline.finish(number);
    await moveTo('2026-11-19T09:00:00');
    await hotline.onCase(number, 'reopen', { reason: '又壞了' });
    const [first, second] = (await explained(number)).filter(
      ({ kind, level }) => kind === 'complete' && level === 'case',
    );
    expect(inChinese(first as Clock, 'start', 'stopped')).toEqual([
      '自受理起算：115/11/18（三）12:00。',
      '115/11/18（三）12:00：回報處理完成，計時停止（如期）。',
    ]);
    expect(inChinese(second as Clock, 'start', 'stopped')).toEqual([
      '案件重啟，自重啟起重新計算：115/11/19（四）09:00。',
    ]);
    await expectSound(number);
  });
});

describe('over the Lunar New Year of 2026', () => {
  beforeAll(() => openAt('2026-02-10T10:00:00'));
  afterAll(close);

  it('every holiday is named', async () => {
    const { number } = await hotline.record(PETITION);
    expect(inChinese(await clockOf(number, 'reply'), 'weekend', 'holiday', 'due')).toEqual([
      '115/02/14（六）–02/15（日）：週末，不計。',
      '115/02/16（一）：農曆除夕，不計。',
      '115/02/17（二）–02/19（四）：春節，不計。',
      '115/02/20（五）：補假，不計。',
      '115/02/21（六）–02/22（日）：週末，不計。',
      '期限：115/02/25（三）24:00。',
    ]);
    await expectSound(number);
  });
});

describe('before the make-up Saturday of 8 February 2025', () => {
  beforeAll(() => openAt('2025-02-07T10:00:00'));
  afterAll(close);

  it('that Saturday is counted, and said to be', async () => {
    const { number } = await hotline.record(PETITION);
    expect(inChinese(await clockOf(number, 'reply'), 'make-up', 'counted', 'due')).toEqual([
      '114/02/08（六）：補行上班，計入 1 個工作天。',
      '114/02/10（一）–02/14（五）：計入 5 個工作天，累計 6 個工作天。',
      '期限：114/02/14（五）24:00。',
    ]);
  });
});

describe('a typhoon in July 2026', () => {
  beforeAll(() => openAt('2026-07-01T10:00:00'));
  afterAll(close);

  const shut = (date: string, part: string, districts: string[] | null = [SANMIN]) =>
    hotline.supervisor.post('/api/closures').send({ date, part, districts, reason: '巴威颱風' }).expect(201);

  it('announced in the evening for an afternoon is told with its district, its reason and when it was saved', async () => {
    const { number } = await hotline.record(PETITION);
    const elsewhere = (await hotline.record({ ...PETITION, district: '64000080' })).number;
    const answered = (await hotline.record(PETITION)).number;
    for (const action of ['acknowledge', 'reply'])
      await hotline.onOrder(answered, action, action === 'reply' ? { text: '已派員稽查。' } : {}, officer);
    await moveTo('2026-07-06T20:05:00');
    await shut('2026-07-07', 'afternoon');
    await hotline.server.settle();
    const clock = await clockOf(number, 'reply');
    expect(inChinese(clock, 'closure', 'due', 'moved')).toEqual([
      '115/07/07（二）下午：三民區下午停止上班，不計。事由：巴威颱風（115/07/06（一）20:05 登錄）。',
      '期限：115/07/10（五）12:00。',
      '115/07/06（一）20:05：期限由 115/07/09（四）24:00 改為 115/07/10（五）12:00（停止上班：115/07/07（二）下午，巴威颱風）。',
    ]);
    expect(inChinese(await clockOf(elsewhere, 'reply'), 'closure', 'moved')).toEqual([]);
    await expectSound(number);
    await expectSound(elsewhere);
    // Of what was stopped before, the calendar of that time tells.
    expect(inChinese(await clockOf(answered, 'reply'), 'closure', 'due', 'check')).toEqual([
      '期限：115/07/09（四）24:00。',
      '依計時停止當時的日曆逐日重算，得 115/07/09（四）24:00，與記載的期限相同。',
    ]);
    await expectSound(answered);
  });

  it('cures a breach when it is said too late, and says who did it', async () => {
    const { number } = await hotline.record(PETITION);
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    // Six working days from the 6th, less the afternoon of the 7th: the noon of the 15th.
    await moveTo('2026-07-15T12:30:00');
    const late = await clockOf(number, 'reply');
    expect(late).toMatchObject({ breachedAt: expect.any(String), used: 1 });
    expect(inChinese(late, 'breached')[0]).toMatch(/^115\/07\/15（三）12:00 逾期，當時由.+承辦。$/);
    await shut('2026-07-15', 'morning');
    await hotline.server.settle();
    const cured = await clockOf(number, 'reply');
    expect(cured).toMatchObject({ breachedAt: null, curedAt: at('2026-07-15T12:30:00').toISOString() });
    expect(inChinese(cured, 'cured')).toEqual([
      '115/07/15（三）12:30：先前的逾期更正為未逾期（停止上班；經手：測試 supervisor）。',
    ]);
    expect(inChinese(cured, 'breached')).toHaveLength(1);
    await expectSound(number);
  });

  it('that came while a clock was stopped moves it when it runs on', async () => {
    const { number } = await hotline.record({ ...PETITION, district: '64000060' });
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    await hotline.onOrder(number, 'reply', { text: '已派員稽查。' }, officer);
    await shut('2026-07-17', 'day', ['64000060']);
    await hotline.server.settle();
    await hotline.onCase(number, 'send-back', { reason: '未具體答覆' });
    const clock = await clockOf(number, 'reply');
    expect(inChinese(clock, 'closure', 'due', 'resumed', 'moved')).toEqual([
      '115/07/17（五）：新興區全天停止上班，不計。事由：巴威颱風（115/07/15（三）12:30 登錄）。',
      '期限：115/07/24（五）24:00。',
      '115/07/15（三）12:30：退回重辦，計時繼續，視同沒有停過。',
      '115/07/15（三）12:30：期限由 115/07/23（四）24:00 改為 115/07/24（五）24:00（辦公日曆有變更）。',
    ]);
    await expectSound(number);
  });
});

describe('a petition whose limit reaches into 2028, of which no calendar is published', () => {
  beforeAll(() => openAt('2027-12-29T10:00:00'));
  afterAll(close);

  it('says so before anything else', async () => {
    const { number } = await hotline.record(PETITION);
    const clock = await clockOf(number, 'reply');
    expect(clock.provisional).toBe(true);
    expect(clock.sentences[0]).toEqual({
      code: 'provisional',
      words: {
        'zh-TW':
          '注意：民國 117 年的政府辦公日曆尚未公布，期限暫以週一至週五為上班日推算，日曆公布後會重算。',
        en: expect.stringContaining('the office calendar of 2028 is not published yet'),
      },
    });
    await expectSound(number);
  });
});

describe('who may read why', () => {
  const people = new Map<Role, TestAgent>();
  let stranger: TestAgent;

  beforeAll(async () => {
    await openAt('2026-11-13T10:00:00');
    for (const role of roles) people.set(role, await signIn(hotline.server.app, role, 'environment'));
    stranger = await signIn(hotline.server.app, 'officer', 'police');
  });
  afterAll(close);

  const answerTo = async (by: TestAgent, path: string): Promise<[number, unknown]> => {
    const { status, body } = await by.get(path);
    return [status, body.code];
  };

  it.each([
    ['an open petition', {}],
    ['a confidential one', { category: 'POT02', agency: 'environment', confidential: true }],
    ['a case of the tray', { category: 'UT01' }],
  ])('is who may read the page of the case: %s', async (_, wish) => {
    const { number } = await hotline.record({ ...PETITION, ...wish });
    const answers: unknown[] = [];
    for (const by of [...people.values(), stranger]) {
      const why = await answerTo(by, `/api/cases/${number}/clocks/explain`);
      expect(why).toEqual(await answerTo(by, `/api/cases/${number}`));
      answers.push(why.join(' '));
    }
    expect(new Set(answers).size).toBeGreaterThan(1);
  });

  it('is not everybody at the centre where the report is confidential', async () => {
    const wish = { category: 'POT02', agency: 'environment', confidential: true };
    const { number } = await hotline.record({ ...PETITION, ...wish });
    const path = `/api/cases/${number}/clocks/explain`;
    const answers = (...asked: Role[]) =>
      Promise.all(asked.map(role => answerTo(people.get(role) as TestAgent, path)));
    expect(await answers('agent', 'manager')).toEqual([
      [403, 'CASE_CONFIDENTIAL'],
      [403, 'CASE_CONFIDENTIAL'],
    ]);
    expect(await answers('petition_clerk', 'officer')).toEqual([
      [200, undefined],
      [200, undefined],
    ]);
  });

  it('is nobody where there is no such case', async () => {
    const { body } = await hotline.agent.get('/api/cases/D20261113-99999-9/clocks/explain').expect(404);
    expect(body.code).toBe('CASE_NOT_FOUND');
  });

  it('an agency reads the reason of an extension with personal data covered', async () => {
    const { number } = await hotline.record({ ...PETITION, agency: 'environment' });
    const [of, chief] = [people.get('officer'), people.get('agency_chief')];
    await hotline.onOrder(number, 'acknowledge', {}, of);
    const { version } = await hotline.page(number);
    const wish = { version, clock: 'reply', size: 3, reason: '陳情人出國，請改撥 0912-345-678' };
    const { body: asked } = await (of as TestAgent)
      .post(`/api/cases/${number}/extensions`)
      .send(wish)
      .expect(201);
    await (chief as TestAgent)
      .post(`/api/extensions/${asked.id}/actions/approve`)
      .send({ version: asked.version })
      .expect(200);
    const said = async (role: Role): Promise<string[]> =>
      inChinese(await clockOf(number, 'reply', 'case', people.get(role)), 'extension');
    const sentence =
      '展延 3 個工作天：機關主管（測試 agency_chief）於 115/11/13（五）10:00 核准，期限由 115/11/23（一）24:00 延至 115/11/26（四）24:00。';
    expect(await said('supervisor')).toEqual([`${sentence}理由：陳情人出國，請改撥 0912-345-678`]);
    expect(await said('officer')).toEqual([`${sentence}理由：陳情人出國，請改撥 〔電話〕`]);
    const clock = await clockOf(number, 'reply');
    expect(inChinese(clock, 'due-original', 'due', 'moved')).toEqual([
      '原期限：115/11/23（一）24:00。',
      '展延後的期限：115/11/26（四）24:00。',
      '115/11/13（五）10:00：期限由 115/11/23（一）24:00 改為 115/11/26（四）24:00（核准展延）。',
    ]);
    expect(inChinese(await clockOf(number, 'reply', 'leg'), 'extension')).toEqual([
      '展延 3 個工作天：機關主管（測試 agency_chief）於 115/11/13（五）10:00 核准。理由：陳情人出國，請改撥 0912-345-678',
    ]);
    await expectSound(number);
  });

  it('an extension that is lost to another category is said to be', async () => {
    const { number } = await hotline.record({ category: 'LT01' });
    await hotline.onOrder(number, 'acknowledge');
    const { version } = await hotline.page(number);
    const wish = { version, clock: 'complete', size: 24, reason: '待料' };
    const asked = await hotline.officer.post(`/api/cases/${number}/extensions`).send(wish).expect(201);
    const chief = await signIn(hotline.server.app, 'agency_chief', 'maintenance');
    for (const by of [chief, hotline.supervisor])
      await by.post(`/api/extensions/${asked.body.id}/actions/approve`).send({ version: asked.body.version });
    expect(inChinese(await clockOf(number, 'complete'), 'extension')).toHaveLength(1);
    await hotline.onCase(number, 'recategorise', { category: 'PO01' });
    const clock = await clockOf(number, 'complete');
    expect(inChinese(clock, 'extension', 'due-original', 'dropped')).toEqual([
      '115/11/13（五）10:00：先前核准的展延 24 小時在新案類不適用，不再計入。',
    ]);
    await expectSound(number);
  });
});
