import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Hotline } from '../support/hotline.js';
import { type Answer, machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let app: Open311;
let noise: Buffer;

const POTHOLE = { service_code: 'RD01', lat: '22.6506', long: '120.3265' };
const MEGABYTE = 1024 * 1024;
const idOf = ({ body }: Answer): string =>
  (body as unknown as { service_request_id: string }[])[0]?.service_request_id as string;
const photosOf = async (answer: Answer): Promise<number> => {
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  const { timeline } = await hotline.page(idOf(answer));
  return timeline.find(({ kind }) => kind === 'case.opened')?.attachments.length as number;
};
const inParts = (fields: [string, string | Blob][]): Promise<Answer> => {
  const form = new FormData();
  form.set('api_key', app.key as string);
  for (const [name, value] of [...Object.entries(POTHOLE), ...fields]) form.append(name, value);
  return app.ask('requests.json', { method: 'POST', body: form });
};

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  app = new Open311(hotline.server, await machineKey(await signIn(hotline.server.app, 'admin')));
  const pixels = Buffer.alloc(1200 * 1000 * 3);
  let next = 1;
  for (let at = 0; at < pixels.length; at += 1) {
    next = (Math.imul(next, 1_664_525) + 1_013_904_223) >>> 0;
    pixels[at] = next >>> 24;
  }
  noise = await sharp(pixels, { raw: { width: 1200, height: 1000, channels: 3 } })
    .png()
    .toBuffer();
});
afterAll(() => hotline.close());

describe('a photo as text in `media` (P8)', () => {
  it('is the case’s photo, in a form and in parts, also where it is larger than a form may be', async () => {
    expect(noise.length).toBeGreaterThan(MEGABYTE);
    const media = noise.toString('base64');
    const form = await app.post('requests.json', { ...POTHOLE, description: '表單', media });
    expect(await photosOf(form)).toBe(1);
    const asked = await app.get(`requests/${idOf(form)}.json?api_key=${app.key}`);
    const [{ media_url: url }] = asked.body as unknown as [{ media_url: string }];
    const photo = await fetch(url);
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const small = await sharp(noise).resize(40).jpeg().toBuffer();
    const parts = await inParts([
      ['description', '分段'],
      ['media', `data:image/png;base64,${media}`],
      ['media', small.toString('base64')],
      ['media', new Blob([small])],
    ]);
    expect(await photosOf(parts)).toBe(3);
    expect(
      await photosOf(await app.post('requests.json', { ...POTHOLE, description: '無', media: '' })),
    ).toBe(0);
  });

  it('comes with an addition to a report as well', async () => {
    const number = idOf(await app.post('requests.json', { ...POTHOLE, description: '補充' }));
    const media = (await sharp(noise).resize(40).jpeg().toBuffer()).toString('base64');
    const update = { service_request_id: number, description: '看照片', media };
    expect((await app.post('servicerequestupdates.json', update)).status).toBe(200);
    const { timeline } = await hotline.page(number);
    expect(timeline.find(({ kind }) => kind === 'case.noted')?.attachments).toHaveLength(1);
  });

  it.each<[string, () => string[], number]>([
    ['is no base64', () => ['https://example.org/a.jpg'], 400],
    ['is no picture', () => [Buffer.from('<svg onload="alert(1)"/>').toString('base64')], 400],
    ['is larger than a photo may be', () => [Buffer.alloc(10 * MEGABYTE + 1, 0xfb).toString('base64')], 413],
    ['is far larger', () => [Buffer.alloc(14 * MEGABYTE, 1).toString('base64')], 413],
    ['is one of six', () => Array.from({ length: 6 }, () => '/9j/4AAQ'), 413],
  ])('that %s is refused, and nothing is kept of it', async (what, media, status) => {
    const before = await hotline.rows();
    const form = await app.post('requests.json', { ...POTHOLE, description: what, media: media() });
    const parts = await inParts(media().map(one => ['media', one]));
    for (const answer of [form, parts])
      expect([answer.status, answer.body]).toEqual([
        ...[status, [{ code: status, description: expect.stringMatching(/\S/) }]],
      ]);
    expect(await hotline.rows()).toEqual(before);
  });

  it('leaves every other field, and every other form, as short as before', async () => {
    const long = 'x'.repeat(1_100_000);
    expect((await app.post('requests.json', { ...POTHOLE, mediation: long })).status).toBe(413);
    expect((await inParts([['mediation', long]])).status).toBe(400);
    const body = new URLSearchParams({ logout_token: long });
    const elsewhere = await fetch(`${hotline.server.url}/api/session/oidc/logout`, { method: 'POST', body });
    expect(elsewhere.status).toBe(413);
  });
});
