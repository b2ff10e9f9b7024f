import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { PlacesService } from '../../src/city/places/places.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

let server: TestApp;
let agent: TestAgent;

beforeAll(async () => {
  server = await startApp({ now: '2026-11-20T09:00:00+08:00' });
  agent = await signIn(server.app, 'agent');
});
afterAll(() => server.close());

describe('a list of all street lights', () => {
  it('holds up nobody: what is read of it is found, and it is said that there is more', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hotline-lights-'));
    await cp(server.config.city, folder, { recursive: true });
    const lights = Array.from(
      { length: 20_000 },
      (_, i) => `street_light,前鎮-${900_000 + i},,120.31,22.6,made up`,
    );
    await appendFile(join(folder, 'places.csv'), `${lights.join('\n')}\n`);
    const other = await startApp({
      databaseUrl: server.databaseUrl,
      settings: { city: folder, dataDir: server.config.dataDir },
    });
    try {
      const asked = await signIn(other.app, 'agent');
      const find = async (q: string) => (await asked.get('/api/city/places').query({ q }).expect(200)).body;
      expect(await find('市政府')).toMatchObject({ items: [{ name: '四維行政中心' }], complete: false });
      expect(await find('前鎮 919999')).toEqual({ items: [], complete: false });
      await other.app.get(PlacesService).readOn();
      expect(await find('前鎮 919999')).toMatchObject({ items: [{ name: '前鎮-919999' }], complete: true });
    } finally {
      await other.close();
      await rm(folder, { recursive: true });
    }
  });
});

const places = async (q: string) =>
  ((await agent.get('/api/city/places').query({ q }).expect(200)) as { body: { items: object[] } }).body
    .items;

describe('places by name', () => {
  it('are known to whoever is signed in', async () => {
    await supertest(server.url).get('/api/city/places?q=x').expect(401);
    await supertest(server.url).get('/api/city/outlines').expect(401);
  });

  it('bring district and village with their point', async () => {
    expect((await places('市政府'))[0]).toEqual({
      kind: 'landmark',
      name: '四維行政中心',
      by: 'alias',
      lng: 120.312,
      lat: 22.6208,
      district: { code: '64000080', name: '苓雅區', nameEn: 'Lingya District' },
      village: { code: '64000080021', name: '晴朗里' },
    });
  });

  it('are junctions in either order, and street lights by number', async () => {
    for (const q of ['中正路與民族路口', '民族路/中正路'])
      expect((await places(q))[0]).toMatchObject({ kind: 'junction', name: '中正二路／民族二路' });
    expect((await places('路燈 苓雅１２３'))[0]).toMatchObject({
      kind: 'street_light',
      name: '苓雅-000123',
      by: 'number',
      district: { name: '苓雅區' },
    });
  });

  it.each(['', 'x'.repeat(201)])('refuse %j', async q => {
    await agent.get('/api/city/places').query({ q }).expect(400);
  });

  it('whatever is asked, are looked up and nothing else', async () => {
    for (const q of ["'; drop table case_file; --", '<b>', '𠮷𠮷', '(?:(.+)+)+$', '１'.repeat(200)])
      await agent.get('/api/city/places').query({ q }).expect(200);
  });
});

describe('what a map draws', () => {
  const outlines = async (query: object) => {
    const { body, text } = await agent.get('/api/city/outlines').query(query).expect(200);
    return { features: body.features as { properties: { name: string } }[], bytes: text.length };
  };

  it('is every district, or the villages of one', async () => {
    const city = await outlines({});
    expect(new Set(city.features.map(({ properties: { name } }) => name)).size).toBe(38);
    const villages = await outlines({ district: '64000080' });
    expect(villages.features.map(({ properties: { name } }) => name)).toContain('晴朗里');
    expect(villages.features[0]).toMatchObject({ type: 'Feature', geometry: { type: 'Polygon' } });
    expect(city.bytes + villages.bytes).toBeLessThan(1_000_000);
    expect((await outlines({ district: 'nowhere' })).features).toEqual([]);
  });
});
