import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Response } from 'supertest';
import { Hotline, type Page, post } from '../support/hotline.js';

let hotline: Hotline;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T10:00:00+08:00' });
});
afterAll(() => hotline.close());

async function light(): Promise<string> {
  const { number } = await hotline.record({ category: 'LT01', agency: 'maintenance' });
  await hotline.onOrder(number, 'acknowledge');
  return number;
}

async function report(number: string, body: object): Promise<Response> {
  const { id, version } = (await hotline.page(number)).workOrder as NonNullable<Page['workOrder']>;
  return post(hotline.officer, `/api/work-orders/${id}/actions/report`, { version, text: '說明', ...body });
}

const refusal = ({ status, body }: Response): unknown => [status, body.code];
const lastReport = async (number: string): Promise<Page['timeline'][number] | undefined> =>
  (await hotline.page(number)).timeline.find(({ kind }) => kind === 'workorder.reported');

/** A photo whose camera wrote when and where. */
async function taken(at: string): Promise<string> {
  const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#567' } });
  const place = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '22/1 37/1 30/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '120/1 18/1 0/1',
  };
  const bytes = await picture
    .jpeg()
    .withExif({ IFD2: { DateTimeOriginal: at }, IFD3: place })
    .toBuffer();
  const { body } = await hotline.officer
    .post('/api/files')
    .attach('file', bytes, { filename: 'p.jpg', contentType: 'image/jpeg' })
    .expect(201);
  return body.id;
}

describe('a report', () => {
  it('that nothing can be done names the rule it rests on', async () => {
    const number = await light();
    expect(refusal(await report(number, { outcome: 'cannot_act' }))).toEqual([422, 'LEGAL_BASIS_REQUIRED']);
    expect(refusal(await report(number, { outcome: 'cannot_act', legalBasis: ' ' }))).toEqual([
      422,
      'LEGAL_BASIS_REQUIRED',
    ]);
    expect((await hotline.page(number)).state).toBe('acknowledged');
    const said = { outcome: 'cannot_act', text: '位於私人土地', legalBasis: '民法第765條' };
    expect((await report(number, said)).status).toBe(200);
    const page = await hotline.page(number);
    expect(page.workOrders[0]).toMatchObject({ outcome: 'cannot_act', reportText: '位於私人土地' });
    expect(page.workOrders[0]).toMatchObject({ legalBasis: '民法第765條', utility: null });
    expect((await lastReport(number))?.text).toBe('位於私人土地\n法令依據：民法第765條');
  });

  it('that nothing was found says when somebody was there, and shows it', async () => {
    const number = await light();
    const photos = [await hotline.photo()];
    const said = { outcome: 'not_found' };
    expect(refusal(await report(number, { ...said, photos }))).toEqual([422, 'ARRIVAL_REQUIRED']);
    for (const arrivedAt of ['2026-11-20T09:00:00+08:00', '2026-11-20T11:00:00+08:00'])
      expect(refusal(await report(number, { ...said, photos, arrivedAt }))).toEqual([
        422,
        'ARRIVAL_IMPLAUSIBLE',
      ]);
    await hotline.onOrder(number, 'arrive');
    expect(refusal(await report(number, said))).toEqual([422, 'PHOTO_REQUIRED']);
    const before = [{ id: photos[0], when: 'before' }];
    expect(refusal(await report(number, { ...said, photos: before }))).toEqual([422, 'PHOTO_REQUIRED']);
    expect((await report(number, { ...said, photos })).status).toBe(200);
    expect((await lastReport(number))?.attachments).toMatchObject([{ id: photos[0], shows: 'after' }]);
  });

  it('may say itself when somebody was there', async () => {
    const number = await light();
    await hotline.server.moveTo(new Date('2026-11-20T12:00:00+08:00'));
    const said = { outcome: 'not_found', photos: [await hotline.photo()], arrivedAt: '2026-11-20T11:30' };
    expect((await report(number, said)).status).toBe(200);
    const { workOrders } = await hotline.page(number);
    expect(workOrders[0]).toMatchObject({ arrivedAt: '2026-11-20T03:30:00.000Z' });
    const data = { outcome: 'not_found', arrivedAt: '2026-11-20T03:30:00.000Z' };
    expect((await lastReport(number))?.data).toEqual(data);
  });

  it('that it was handed over names one of the companies', async () => {
    const number = await light();
    for (const utility of [undefined, 'nobody', 'maintenance'])
      expect(refusal(await report(number, { outcome: 'handed_over', utility }))).toEqual([
        422,
        'UNKNOWN_UTILITY',
      ]);
    expect((await report(number, { outcome: 'handed_over', utility: 'taipower' })).status).toBe(200);
    expect((await hotline.page(number)).workOrders[0]).toMatchObject({
      outcome: 'handed_over',
      utility: { code: 'taipower', name: '台電公司' },
    });
    expect((await lastReport(number))?.data).toEqual({ outcome: 'handed_over', utility: 'taipower' });
  });

  it('tells photos of before from photos of after; an id alone is one of after', async () => {
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge');
    const [before, after, alone] = [await hotline.photo(), await hotline.photo(), await hotline.photo()];
    const said = { outcome: 'done', photos: [{ id: before, when: 'before' }] };
    expect(refusal(await report(number, said))).toEqual([422, 'PHOTO_REQUIRED']);
    const photos = [{ id: before, when: 'before' }, { id: after, when: 'after' }, alone];
    expect((await report(number, { outcome: 'done', photos })).status).toBe(200);
    const shown = ((await lastReport(number))?.attachments ?? []) as { id: string; shows?: string }[];
    expect(new Map(shown.map(({ id, shows }) => [id, shows]))).toEqual(
      new Map([
        [before, 'before'],
        [after, 'after'],
        [alone, 'after'],
      ]),
    );
  });

  it.each([
    [[{ id: 'x', when: 'after' }]],
    [[{ id: '00000000-0000-7000-8000-000000000000', when: 'later' }]],
    [[17]],
    ['one'],
  ])('refuses photos that are none: %j', async photos => {
    expect((await report(await light(), { outcome: 'done', photos })).status).toBe(400);
  });

  it('refuses a photo from before the case, and names it', async () => {
    const number = await light();
    await hotline.server.moveTo('2026-11-20T13:00:00+08:00');
    const [old, fresh] = [await taken('2026:11:20 09:59:59'), await taken('2026:11:20 13:00:00')];
    const said = { outcome: 'done', photos: [fresh, { id: old, when: 'after' }] };
    const { status, body } = await report(number, said);
    expect([status, body.code]).toEqual([422, 'PHOTO_TOO_OLD']);
    expect(body.fields.map(({ field }: { field: string }) => field)).toEqual(['photos.1']);
    const honest = { outcome: 'done', photos: [fresh, { id: old, when: 'before' }] };
    expect((await report(number, honest)).status).toBe(200);
    expect((await lastReport(number))?.attachments).toMatchObject([
      { id: old, shows: 'before', takenAt: '2026-11-20T01:59:59.000Z', takenLat: 22.625, takenLng: 120.3 },
      { id: fresh, shows: 'after', takenAt: '2026-11-20T05:00:00.000Z' },
    ]);
    const kept = await hotline.officer.get(`/api/files/${old}`).expect(200);
    expect((await sharp(kept.body).metadata()).exif).toBeUndefined();
  });
});

describe('what is not done', () => {
  it('is counted by what it came to, out of what ended', async () => {
    const end = async (body: object): Promise<void> => {
      const number = await light();
      if ('photos' in body) await hotline.onOrder(number, 'arrive');
      expect((await report(number, body)).status).toBe(200);
      await hotline.onCase(number, 'release', { how: 'sms' });
    };
    await hotline.server.moveTo(new Date('2026-11-21T09:00:00+08:00'));
    await end({ outcome: 'done', photos: [await hotline.photo()] });
    await end({ outcome: 'not_found', photos: [await hotline.photo()] });
    await end({ outcome: 'cannot_act', legalBasis: '民法第765條' });
    await end({ outcome: 'handed_over', utility: 'water-company' });
    await hotline.server.settle();
    const { body } = await hotline.supervisor.get('/api/reports/day?date=2026-11-21').expect(200);
    expect(body.totals).toMatchObject({
      ...{ released: 4, ended: 4, converted: 0, notFound: 1, cannotAct: 1, handedOver: 1 },
      ...{ convertedPercent: 0, notFoundPercent: 25, cannotActPercent: 25, handedOverPercent: 25 },
    });
    expect(body.definitions.ended.en).toMatch(/denominator/);
  });
});
