import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sourcesBelow } from '../architecture/source.js';
import { startApp, type TestApp } from '../support/app.js';

interface Description {
  paths: Record<string, Record<string, { responses: Record<string, { content?: unknown }> }>>;
}

describe('The API describes itself', () => {
  let hotline: TestApp;
  let description: Description;
  const types = readFileSync(resolve('src/console/api/schema.d.ts'), 'utf8');

  beforeAll(async () => {
    hotline = await startApp();
    const answer = await fetch(`${hotline.url}/api/openapi.json`);
    description = (await answer.json()) as Description;
  });
  afterAll(() => hotline.close());

  it('with every address of the contract', () => {
    for (const path of [
      '/api/session',
      '/api/contacts',
      '/api/cases',
      '/api/cases/{number}',
      '/api/cases/{number}/actions/release',
      '/api/work-orders',
      '/api/work-orders/{id}/actions/acknowledge',
      '/api/reports/day',
      '/health/live',
      '/health/ready',
    ]) {
      expect(Object.keys(description.paths)).toContain(path);
    }
  });

  it('with one form for each name: of two of one name it would describe one', () => {
    const named = sourcesBelow('src').flatMap(({ text }) =>
      [...text.matchAll(/^(?:export )?class (\w+Dto)\b/gm)].map(([, name]) => name),
    );
    expect(named.length).toBeGreaterThan(300);
    expect(named.filter((name, i) => named.indexOf(name) < i)).toEqual([]);
  });

  it('and the console is typed from this very description (else: npm run api-types)', () => {
    const hash = createHash('sha256').update(JSON.stringify(description)).digest('hex');
    expect(types.split('\n', 2)[1]).toBe(`// ${hash}`);
  });
});
