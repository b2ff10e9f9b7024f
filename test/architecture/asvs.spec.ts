import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { REQUIREMENTS } from './asvs.js';
import { ROOT, sourceOf, textsIn } from './source.js';

const STATUSES = ['met', 'not applicable', 'not met'];
const LINE = /^- (V\d+\.\d+\.\d+) · (.+?) · (.+?) · (.+)$/;

interface Line {
  id: string;
  what: string;
  status: string;
  proof: string;
}

const linesOf = (text: string): Line[] =>
  text.split('\n').flatMap(line => {
    const [, id, what, status, proof] = LINE.exec(line) ?? [];
    return id && what && status && proof ? [{ id, what, status, proof }] : [];
  });

/** Tests that a line names: the file, and the name as the code writes it. */
const testsIn = ({ proof }: Line): [path: string, name: string][] =>
  [...proof.matchAll(/`([^`]+\.spec\.ts)` “(.+?)”(?=[;:).,]|\s|$)/g)].map(([, path = '', name = '']) => [
    path,
    name,
  ]);

const known = new Map<string, Set<string>>();
function namesIn(path: string): Set<string> {
  const found = known.get(path) ?? new Set<string>();
  if (!known.has(path) && existsSync(join(ROOT, path))) {
    const source = sourceOf(path, readFileSync(join(ROOT, path), 'utf8'));
    for (const { text } of textsIn(source)) found.add(text);
  }
  known.set(path, found);
  return found;
}

/** Tests and files that are named and are not there. */
function missing(line: Line): string[] {
  const tests = testsIn(line).filter(([path, name]) => !namesIn(path).has(name));
  const files = [...line.proof.matchAll(/`((?:src|docs|scripts|config|test)\/[\w./-]+\.\w+)`/g)]
    .map(([, path = '']) => path)
    .filter(path => !existsSync(join(ROOT, path)));
  return [
    ...tests.map(([path, name]) => `${line.id}: ${path} “${name}”`),
    ...files.map(path => `${line.id}: ${path}`),
  ];
}

const text = readFileSync(join(ROOT, 'docs/asvs-5-level-2.md'), 'utf8');
const lines = linesOf(text);

describe('the checklist', () => {
  it('has every requirement of levels 1 and 2 once, in order', () => {
    const ids = Object.entries(REQUIREMENTS).flatMap(([section, numbers]) =>
      numbers.map(one => `${section}.${one}`),
    );
    expect(ids).toHaveLength(253);
    expect(lines.map(({ id }) => id)).toEqual(ids);
    expect(text.match(/\bV\d+\.\d+\.\d+ ·/g)).toHaveLength(ids.length);
  });

  it('says of each whether it is met', () => {
    expect(lines.filter(({ status }) => !STATUSES.includes(status))).toEqual([]);
    const counts = STATUSES.map(status => `${lines.filter(line => line.status === status).length} ${status}`);
    expect(text.replace(/\s+/g, ' ')).toContain(`253 requirements: ${counts.join(', ')}.`);
  });

  it('names tests and files that are there', () => {
    expect(lines.flatMap(missing)).toEqual([]);
    expect(lines.filter(line => testsIn(line).length > 0).length).toBeGreaterThan(120);
  });
});

describe('the check', () => {
  const here = 'test/architecture/asvs.spec.ts';
  const line = (proof: string): Line => ({ id: 'V0.0.0', what: 'x', status: 'met', proof });

  it.each([
    [`\`${here}\` “names a test that is not there, ${'or not'} any more”`],
    ['`test/architecture/gone.spec.ts` “has gone”'],
    ['as `src/gone.ts` says'],
  ])('sees a planted %s', proof => {
    expect(missing(line(proof)).length).toBeGreaterThan(0);
  });

  it.each([`\`${here}\` “names tests and files that are there”; and more`, 'There is no LDAP.'])(
    'lets pass %s',
    proof => {
      expect(missing(line(proof))).toEqual([]);
    },
  );
});
