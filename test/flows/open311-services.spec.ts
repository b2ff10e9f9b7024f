import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { Open311 } from '../support/open311.js';

let server: TestApp;
let client: Open311;

beforeAll(async () => {
  server = await startApp();
  client = new Open311(server);
});
afterAll(() => server.close());

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

describe('discovery', () => {
  it('names two endpoints that answer, in both formats, with a changeset in the past (D1–D6)', async () => {
    const { status, body } = await client.get('discovery.json');
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ changeset: expect.stringMatching(ISO), contact: expect.stringMatching(/1999/) },
      key_service: expect.stringMatching(/\S/),
      endpoints: ['production', 'test'].map(type => ({
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/open311\/(test\/)?v2$/),
        ...{ changeset: expect.stringMatching(ISO), type, formats: ['text/xml', 'application/json'] },
      })),
    });
    const { changeset, endpoints } = body as { changeset: string; endpoints: { url: string }[] };
    expect(new Date(changeset).getTime()).toBeLessThan(new Date('2026-11-22').getTime());
    for (const { url } of endpoints) {
      const answer = await fetch(`${url}/services.json`);
      expect([answer.status, ((await answer.json()) as unknown[]).length > 50]).toEqual([200, true]);
    }
    const { xml } = await client.get('discovery.xml');
    expect(xml).toMatchObject({
      discovery: { endpoints: { endpoint: [{ type: 'production' }, { type: 'test' }] } },
    });
    expect(xml).toMatchObject({
      discovery: { endpoints: { endpoint: [{ formats: { format: ['text/xml', 'application/json'] } }, {}] } },
    });
  });
});

describe('services', () => {
  it('are a bare list in JSON and a list of service in XML, with all seven fields (G4, S1, S2)', async () => {
    const { body, type } = await client.get('services.json');
    expect(type).toBe('application/json; charset=utf-8');
    const services = body as Record<string, unknown>[];
    for (const service of services) {
      expect(service).toEqual({
        service_code: expect.stringMatching(/^[A-Z]{2,3}\d\d$/),
        ...{ service_name: expect.stringMatching(/\S/), description: expect.stringMatching(/\S/) },
        ...{ metadata: expect.any(Boolean), type: expect.stringMatching(/^(realtime|batch|blackbox)$/) },
        ...{ keywords: expect.any(String), group: expect.stringMatching(/\S/) },
      });
    }
    expect(services.find(one => one.service_code === 'RD01')).toMatchObject({
      metadata: false,
      group: '道路',
    });
    expect(services.find(one => one.service_code === 'OT00')).toMatchObject({ type: 'batch', keywords: '' });
    const { text, xml, type: xmlType } = await client.get('services.xml');
    expect(xmlType).toBe('text/xml; charset=utf-8');
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\s*<services><service><service_code>/);
    const { service } = (xml as unknown as { services: { service: object[] } }).services;
    expect(service).toHaveLength(services.length);
    for (const one of service) expect(Object.keys(one)).toHaveLength(7);
  });

  it('are asked for with whatever a client sends along: place, key, an empty jurisdiction (G6–G8, S4)', async () => {
    for (const query of [
      'jurisdiction_id=',
      'jurisdiction_id=kaohsiung',
      'lat=22.6&long=120.3',
      'api_key=none',
    ])
      expect([query, (await client.get(`services.json?${query}`)).status]).toEqual([query, 200]);
    expect((await client.get('services.xml?jurisdiction_id=tainan')).status).toBe(404);
    expect((await client.get('/services.xml')).status).toBe(200);
  });

  it('are in English for who asks (X2)', async () => {
    const { body } = await client.get('services.json?locale=en');
    expect(body).toEqual(
      expect.arrayContaining([expect.objectContaining({ service_name: 'Pothole', group: 'Roads' })]),
    );
  });

  it('say what is asked, each question with an order of its own and nothing empty in it (V1–V3, V5)', async () => {
    const { body } = await client.get('services/GA01.json');
    expect(body).toEqual({
      service_code: 'GA01',
      attributes: [
        {
          ...{ variable: false, code: 'gasAdvice', datatype: 'text', required: false, order: 1 },
          ...{
            datatype_description: expect.stringMatching(/\S/),
            description: expect.stringContaining('119'),
          },
        },
        {
          ...{ variable: true, code: 'danger', datatype: 'singlevaluelist', required: true, order: 2 },
          ...{
            datatype_description: expect.stringMatching(/\S/),
            description: expect.stringMatching(/受困/),
          },
          values: [
            { key: 'no', name: '沒有' },
            { key: 'yes', name: '有' },
          ],
        },
      ],
    });
    for (const { service_code } of (await client.get('services.json')).body as { service_code: string }[]) {
      const { text } = await client.get(`services/${service_code}.xml`);
      expect(text.replace('<attributes></attributes>', '')).not.toMatch(/<(\w+)><\/\1>|null|undefined/);
    }
    const { xml } = await client.get('services/UT01.xml?locale=en');
    expect(xml).toMatchObject({
      service_definition: {
        attributes: {
          attribute: { code: 'utility', values: { value: [{ key: 'taipower', name: 'Taipower' }, {}, {}] } },
        },
      },
    });
  });

  it('without questions have none; an unknown one is not there (V4)', async () => {
    expect((await client.get('services/RD01.json')).body).toEqual({ service_code: 'RD01', attributes: [] });
    const { status, body } = await client.get('services/XX99.json');
    expect([status, body]).toEqual([
      404,
      [{ code: 404, description: expect.stringContaining('service_code') }],
    ]);
  });
});

describe('an error', () => {
  it.each([
    ['GET', 'services/XX99', 404],
    ['GET', 'requests/D20000101-00000-0', 404],
    ['GET', 'tokens/none', 404],
    ['GET', 'nothing', 404],
    ['DELETE', 'requests', 404],
    ['PUT', 'services', 404],
    ['GET', 'services/%E0%A4%A', 400],
    ['GET', `services/${'9'.repeat(500)}`, 400],
  ])(
    'of %s %s is a list in the format asked for, whoever refuses (E1, E2, G2)',
    async (method, path, status) => {
      const json = await client.ask(`${path}.json`, { method });
      expect([json.status, json.type]).toEqual([status, 'application/json; charset=utf-8']);
      expect(json.body).toEqual([{ code: status, description: expect.stringMatching(/\S/) }]);
      const xml = await client.ask(`${path}.xml`, { method });
      expect([xml.status, xml.type]).toEqual([status, 'text/xml; charset=utf-8']);
      expect(xml.xml).toMatchObject({ errors: { error: { code: String(status) } } });
      for (const { headers, text } of [json, xml]) {
        expect(headers.get('access-control-allow-origin')).toBe('*');
        expect(text).not.toMatch(/statusCode|urn:hotline/);
      }
    },
  );

  it('is XML where the ending says nothing, and in the language of who asks', async () => {
    const { type, text } = await client.get('services.csv', { 'accept-language': 'en' });
    expect(type).toBe('text/xml; charset=utf-8');
    expect(text).toContain('<description>There is nothing at this address.</description>');
  });
});

describe('a page of another site', () => {
  it('may ask, and send (G14)', async () => {
    const origin = 'https://app.example';
    const { headers } = await client.get('services.json', { origin });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const asked = await client.ask('requests.json', { method: 'OPTIONS', headers: { origin } });
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, HEAD, POST',
    ]);
    expect((await client.ask('services.json', { method: 'HEAD' })).status).toBe(200);
    const elsewhere = await fetch(`${server.url}/api/session`, { headers: { origin } });
    expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
  });
});
