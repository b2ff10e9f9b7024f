import { describe, expect, it } from '@jest/globals';
import { type Agreed, disagreements, NONE } from './agreed.js';
import {
  anyTypes,
  barrels,
  baseClasses,
  type Check,
  forwardReferences,
  longFiles,
  promises,
  relations,
  sqlClocks,
  vagueNames,
  wallClocks,
} from './habits.js';
import { isTest, pathsBelow, type Source, sourceOf, sourcesBelow } from './source.js';

// This folder names what it forbids.
const all = sourcesBelow('src', 'migrations', 'test').filter(
  ({ path }) => !path.startsWith('test/architecture/'),
);
const product = all.filter(({ path }) => !isTest(path));
const inSrc = all.filter(({ path }) => path.startsWith('src/'));

interface Habit {
  name: string;
  check: Check;
  among: Source[];
  agreed?: Agreed;
  planted: string[];
  innocent: string[];
}

const HABITS: Habit[] = [
  {
    name: 'hands on the exports of another file',
    check: barrels,
    among: all,
    planted: [`export * from './a.js';`, `export { A } from './a.js';`, `export type { A } from './a.js';`],
    innocent: [`import { A } from './a.js'; export const b = new A();`, `const a = 1; export { a };`],
  },
  {
    name: 'refers forward',
    check: forwardReferences,
    among: all,
    planted: [`import { forwardRef } from '@nestjs/common';`, `common.forwardRef(() => A);`],
    innocent: [`// forwardRef would hide a circle`],
  },
  {
    name: 'gives up on a type',
    check: anyTypes,
    among: all,
    planted: [`const a: any = 1;`, `const a = b as any;`, `type A = Record<string, any[]>;`, `f<any>();`],
    innocent: [`const any = 1; // any`, `const text = 'where id = any($1)';`],
  },
  {
    name: 'has a class to be inherited from',
    check: baseClasses,
    among: all,
    planted: [
      `abstract class A {}`,
      `class ControllerBase {}`,
      `class BaseQuery {}`,
      `const a = class AbstractA {};`,
    ],
    innocent: [`class Database {}`, `class Basement {}`, `class KnowledgeBasePage {}`],
  },
  {
    name: 'ties tables together in entities',
    check: relations,
    among: product,
    planted: [
      `class A { @ManyToOne(() => B) b: B; }`,
      `class A { @OneToMany(() => B, b => b.a) list: B[]; }`,
    ],
    innocent: [`class A { @Column('uuid') b: string; }`],
  },
  {
    name: 'puts something off',
    check: promises,
    among: all,
    planted: [`// ${'TO'}DO: tomorrow`, `/* ${'FIX'}ME */ const a = 1;`],
    innocent: [`// What is to do is done.`, `const PHOTODOCS = 1;`],
  },
  {
    name: 'asks the wall for the time',
    check: wallClocks,
    among: product,
    agreed: {
      'src/platform/clock/clock.ts': 'The one source of the time.',
      'src/start.ts': 'A manual clock has to begin somewhere.',
      'src/commands/bench/wall-clock.ts': 'The server that is measured lives in real time.',
      'src/console/live/server-time.ts': 'Here the browser’s clock is set right by the server’s.',
      'src/console/live/announce.ts': 'How old an announcement on this screen is.',
    },
    planted: [
      `const a = new Date();`,
      `const a = new Date;`,
      `const a = Date.now();`,
      `list.map(Date.now);`,
      `Date();`,
    ],
    innocent: [
      `new Date(a);`,
      `Date.parse(a);`,
      `clock.now();`,
      `performance.now();`,
      `new Map();`,
      `// new Date()`,
    ],
  },
  {
    name: 'asks the database for the time',
    check: sqlClocks,
    among: product,
    agreed: {
      'src/dispatch/contractor-link.query.ts': 'Links end by real time, as sessions do.',
      'src/dispatch/contractor-links.service.ts': 'Links end by real time, as sessions do.',
      'src/access/session.service.ts':
        'Sessions end by real time, also while tests or a replay move the clock.',
      'src/access/session-end.service.ts': 'Sessions end by real time, as in session.service.',
      'src/access/session.sql.ts': 'Sessions and unused accounts end by real time, as in session.service.',
      'src/access/own-sessions.query.ts': 'How long a session still lasts is real time.',
      'src/access/attempts.service.ts':
        'A lock ends by real time, also while tests or a replay move the clock.',
      'src/access/devices.service.ts': 'A browser is forgotten by real time, like a session.',
      'src/access/password.service.ts': 'A password ages in real time, like a session.',
      'src/access/password-link.service.ts': 'A link ends by real time, like a session.',
      'src/access/accounts/staff-administration.service.ts':
        'An account that is resumed is unused again after so much real time.',
      'migrations/0016-accounts.ts':
        'Since when an account and its password are there, in the same real time.',
      'src/access/keys/keys.service.ts': 'A key ends by real time, like a session.',
      'src/access/keys/machines.query.ts': 'A key ends by real time, like a session.',
      'src/access/keys/machines.service.ts': 'A key ends by real time, like a session.',
      'src/access/oidc/flow.service.ts': 'A sign-in under way ends by real time, like a session.',
      'src/live/signed-in.query.ts': 'A key ends by real time, like a session.',
      'src/platform/vault/key-ring.service.ts':
        'When a key began and ended is the platform’s own book-keeping.',
      'src/platform/vault/vault.ts': 'When a key was first used is the platform’s own book-keeping.',
    },
    planted: [
      'const sql = `select now()`;',
      `const sql = 'update clock set stopped_at = NOW ( )';`,
      `const sql = \`select \${a} where due_at < current_timestamp and \${b}\`;`,
      `const sql = "due_at < CURRENT_DATE";`,
      'const sql = `select clock_timestamp()`;',
      `const sql = "at = 'now'::timestamptz";`,
    ],
    innocent: [
      `clock.now();`,
      `const text = 'Release it now (really).';`,
      `const sql = 'select known_now from a';`,
    ],
  },
  {
    name: 'is longer than a reader’s patience',
    check: longFiles,
    among: inSrc,
    agreed: {
      'src/city/city-profile.spec.ts': 'The profile is read once for every question that is put to it.',
      'src/flow.ts': 'What happens next, on one page.',
    },
    planted: ['const a = 1;\n'.repeat(251)],
    innocent: ['const a = 1;\n'.repeat(250)],
  },
];

const opening = (text: string): [string, string] => [text.slice(0, 60).trim(), text];

describe.each(HABITS)('no file $name', ({ check, among, agreed, planted, innocent }) => {
  it('but for what was agreed', () => {
    expect(among.length).toBeGreaterThan(200);
    expect(disagreements(among.flatMap(check), agreed)).toEqual(NONE);
  });

  it.each(planted.map(opening))('as the check sees in a planted %s', (_opening, text) => {
    expect(check(sourceOf('src/cases/planted.tsx', text))).not.toEqual([]);
  });

  it.each(innocent.map(opening))('and the check does not mistake %s', (_opening, text) => {
    expect(check(sourceOf('src/cases/planted.tsx', text))).toEqual([]);
  });
});

describe('no file or folder', () => {
  it('has a name that says nothing', () => {
    const paths = ['src', 'migrations', 'test', 'scripts', 'config'].flatMap(pathsBelow);
    expect(paths.flatMap(vagueNames)).toEqual([]);
  });

  it.each([
    'src/cases/utils.ts',
    'src/utils/dates.ts',
    'src/cases/date.helpers.ts',
    'src/cases/string-util.ts',
  ])('as the check sees in a planted %s', path => {
    expect(vagueNames(path)).toHaveLength(1);
  });

  it.each(['src/cases/case.words.ts', 'src/city/utility.ts', 'src/cases/commonplace.ts'])(
    'and the check does not mistake %s',
    path => {
      expect(vagueNames(path)).toEqual([]);
    },
  );

  it('is called index.ts, which a planted one shows', () => {
    expect(barrels(sourceOf('src/cases/index.ts', 'export const a = 1;'))).toHaveLength(1);
  });
});

describe('an agreement', () => {
  const finding = { path: 'src/a.ts', what: 'uses any' };
  it.each([
    ['covers what it names', { 'src/a.ts': 'because' }, [], []],
    [
      'covers only that',
      { 'src/a.ts re-exports': 'because' },
      ['src/a.ts uses any'],
      ['src/a.ts re-exports'],
    ],
    ['covers no file that only begins alike', { 'src/a': 'because' }, ['src/a.ts uses any'], ['src/a']],
    ['is named when nobody needs it', { 'src/a.ts': 'because', 'src/b.ts': 'because' }, [], ['src/b.ts']],
  ])('%s', (_name, agreed, notAgreed, notNeeded) => {
    expect(disagreements([finding], agreed as Agreed)).toEqual({ notAgreed, notNeeded });
  });
});
