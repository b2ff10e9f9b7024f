import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

let server: TestApp;
let officer: TestAgent;

beforeAll(async () => {
  server = await startApp({ now: '2026-11-13T10:00:00+08:00' });
  officer = await signIn(server.app, 'officer');
});
afterAll(() => server.close());

const get = async (path: string, query: object = {}): Promise<{ status: number; body: unknown }> => {
  const { status, body } = await officer.get(path).query(query);
  return { status, body };
};

describe('the city', () => {
  it('is shown to anyone who is signed in, and to nobody else', async () => {
    for (const path of ['', '/locate?lng=120.3&lat=22.6', '/preview?category=RD01', '/suggest?text=x']) {
      await supertest(server.url).get(`/api/city${path}`).expect(401);
    }
  });

  it('names its agencies, categories with their limits, and districts with their villages', async () => {
    const { body } = (await officer.get('/api/city').expect(200)) as { body: Record<string, unknown[]> };
    expect(body).toMatchObject({
      name: '高雄市',
      nameEn: 'Kaohsiung City',
      hotline: '1999',
      version: 1,
      bounds: [120.15, 22.45, 121.06, 23.48],
    });
    expect(body.agencies).toContainEqual({
      code: 'office-fengshan',
      kind: 'district-office',
      name: '鳳山區公所',
      nameEn: 'Fengshan District Office',
      phone: '07-3368333',
    });
    expect(body.categories).toContainEqual(
      expect.objectContaining({
        code: 'WR01',
        kind: 'dispatch',
        name: '溝蓋破損',
        group: '水利排水',
        groupEn: 'Drainage',
        photoRequired: true,
        contactByAgency: true,
        confidential: false,
        attributes: [expect.objectContaining({ code: 'roadWidth', required: false })],
        limits: [
          { kind: 'respond', hours: 4 },
          { kind: 'complete', hours: 72 },
          { kind: 'callback', workingHours: 8 },
        ],
      }),
    );
    expect(body.categories).toContainEqual(
      expect.objectContaining({
        code: 'PTX01',
        kind: 'petition',
        group: '財稅',
        limits: [
          { kind: 'reply', workingDays: 6 },
          { kind: 'callback', workingHours: 8 },
        ],
      }),
    );
    expect(body.districts).toHaveLength(38);
    expect(body.districts).toContainEqual(
      expect.objectContaining({
        code: '64000080',
        zip: '802',
        area: 'city',
        villages: expect.arrayContaining([{ code: expect.any(String), name: '晴朗里' }]),
      }),
    );
    expect(body.topics).toContainEqual({ code: 'environment', name: '環保', nameEn: 'Environment' });
  });
});

describe('a position', () => {
  it('lies in a district and a village', async () => {
    expect(await get('/api/city/locate', { lng: 120.31201, lat: 22.62084 })).toEqual({
      status: 200,
      body: {
        district: { code: '64000080', name: '苓雅區', nameEn: 'Lingya District' },
        village: { code: expect.stringMatching(/^64000080/), name: '晴朗里' },
      },
    });
  });

  it('outside the city is refused with a reason', async () => {
    expect(await get('/api/city/locate', { lng: 121.565, lat: 25.033 })).toMatchObject({
      status: 422,
      body: { code: 'POINT_OUTSIDE_CITY', detail: '這個位置不在高雄市範圍內。' },
    });
  });

  it.each([[{}], [{ lng: 'here', lat: 22.6 }], [{ lng: 120.3, lat: 122 }], [{ lng: 120.3 }]])(
    '%j is none',
    async query => {
      expect(await get('/api/city/locate', query)).toMatchObject({ status: 400, body: { code: 'INVALID' } });
    },
  );
});

describe('a preview', () => {
  it('tells who would act, why, and until when', async () => {
    const query = { category: 'WR01', district: '64000020', 'attributes[roadWidth]': 'under6m' };
    expect(await get('/api/city/preview', query)).toEqual({
      status: 200,
      body: {
        agency: { code: 'office-gushan', name: '鼓山區公所', nameEn: 'Gushan District Office' },
        reason: {
          'zh-TW': '未滿 6 公尺道路的側溝由區公所維護。',
          en: 'Side gutters of roads narrower than 6 m are kept by the district office.',
        },
        clocks: [
          { kind: 'respond', dueAt: '2026-11-13T06:00:00.000Z', provisional: false },
          { kind: 'complete', dueAt: '2026-11-16T02:00:00.000Z', provisional: false },
        ],
      },
    });
  });

  it('counts a petition in working days', async () => {
    expect(await get('/api/city/preview', { category: 'PTX01' })).toMatchObject({
      body: { agency: { code: 'tax' }, clocks: [{ kind: 'reply', dueAt: '2026-11-23T16:00:00.000Z' }] },
    });
  });

  it('of an uncategorised case, or one that lacks an answer, says that nobody acts yet', async () => {
    expect(await get('/api/city/preview')).toMatchObject({
      status: 200,
      body: { agency: null, reason: { 'zh-TW': '未分類案件由主管指派。' } },
    });
    expect(await get('/api/city/preview', { category: 'UT01', district: '' })).toMatchObject({
      status: 200,
      body: { agency: null, reason: { en: expect.stringContaining('Ask first whose cover it is') } },
    });
  });

  it('of something unknown is refused', async () => {
    expect(await get('/api/city/preview', { category: 'XX99' })).toMatchObject({
      status: 422,
      body: { code: 'UNKNOWN_CATEGORY' },
    });
    expect(await get('/api/city/preview', { category: 'RD01', district: '63000010' })).toMatchObject({
      status: 422,
      body: { code: 'UNKNOWN_DISTRICT' },
    });
  });
});

describe('a suggestion', () => {
  it('names the word that matched', async () => {
    const { body } = await get('/api/city/suggest', { text: '電火' });
    expect(body).toMatchObject({
      items: [{ code: 'LT01', name: '路燈故障', kind: 'dispatch', matched: '電火', by: 'keyword' }],
    });
  });

  it('needs a text, and not a novel', async () => {
    expect(await get('/api/city/suggest')).toMatchObject({ status: 400 });
    expect(await get('/api/city/suggest', { text: '路'.repeat(201) })).toMatchObject({ status: 400 });
    expect(await get('/api/city/suggest', { text: '' })).toEqual({ status: 200, body: { items: [] } });
  });
});
