import { describe, expect, it } from '@jest/globals';
import { type Agreed, disagreements, NONE } from './agreed.js';
import { isServer, sourceOf, sourcesBelow } from './source.js';
import { type Builders, strayPieces } from './statements.js';

const BUILDERS: Builders = {
  fragments: [
    'openClocks',
    // Columns go in, one of them or both come out.
    'inSql',
    // Columns go in, a comparison comes out.
    'within4h',
    'decided4h',
    // The place of a parameter, or a column, goes in; a condition on agency and district comes out.
    'inScope',
    'hereBy',
    // The place of the time goes in; who is away then, and who stands in, comes out.
    'absences',
    // Places of parameters go in; whether a person stands in comes out.
    'actedBy',
    // Places of parameters, or a column, go in; the condition on clocks comes out.
    'limitsOfWork',
    // One of two conditions that stand beside it goes in.
    'clocksDue',
    // Conditions that were added one by one, each checked where it is added.
    'asked.where',
  ],
  values: [
    // Answers `$1`, `$2`, … and keeps the value beside the statement.
    'asked.place',
    // CREATE ROLE takes no parameters; this is the driver's own quoting.
    'client.escapeLiteral',
  ],
};

const AGREED: Agreed = {
  'src/commands/history/load-year.ts':
    'The statements of history.sql.ts and facts.sql.ts, one after the other.',
  'src/platform/database/batch.ts':
    'Names of tables and columns come from the entity classes, values are numbered.',
  'src/platform/database/transaction.ts':
    'The same, for reading; the condition is its caller’s and checked there.',
  'src/platform/database/database.ts': 'Sends what its callers are checked for.',
  'src/platform/database/page.ts':
    'The list is its caller’s and checked there; the names of its key are constants beside it.',
  'src/platform/backup/copy.ts': 'COPY, of tables and columns that its callers have from the schema itself.',
  'src/platform/backup/make-backup.ts': 'The names of all tables, from the schema itself, quoted.',
  'src/platform/backup/restore-backup.ts': 'The same.',
  'src/platform/vault/sealed-rows.service.ts':
    'Names of tables and columns come from the declarations that src/sealed.ts lists.',
  'src/commands/bench/report-load.ts':
    'Names of tables, keys and indexes, and how they are built, from the schema of a database of its own.',
  'src/statistics/breaches/clocks.query.ts':
    'Keys of limits are texts of the code; whose are asked for goes beside.',
  'src/statistics/breaches/running.query.ts':
    'Figures and keys are texts of the code; whose are asked for goes beside.',
  'src/statistics/responses/response-cases.query.ts':
    'What is shown is one of the texts of a table beside it; whose are asked for goes beside.',
  'src/statistics/rollup/rollup.query.ts': 'Figures and keys are the texts of families.ts.',
  'src/statistics/frozen/frozen-sums.query.ts':
    'Names of figures are keys of families.ts; what is asked for goes beside.',
  'src/statistics/rollup/rollup-months.query.ts': 'As many sums as families.ts has figures.',
  'src/statistics/rollup/sums.query.ts':
    'Figures and keys are the texts of families.ts; what is asked for goes beside.',
  'src/statistics/fact-rows.service.ts': 'Names of tables and columns come from the entity classes.',
};

const server = sourcesBelow('src').filter(isServer);
const others = new Map(server.map(source => [source.path, source]));

it('a statement is written out in the code; what comes from outside goes beside it as a parameter', () => {
  const found = server.flatMap(source => strayPieces(source, BUILDERS, others));
  expect(disagreements(found, AGREED)).toEqual(NONE);
});

describe('the check of statements', () => {
  const strays = (text: string): string[] =>
    strayPieces(sourceOf('src/desk/planted.ts', text), BUILDERS, others).map(({ what }) => what);
  const at = '$';

  it.each([
    ['a parameter', `(q: string) => db.query(\`select * from a where b = '${at}{q}'\`)`, 'q'],
    ['a property', `(dto: Dto) => tx.query(\`select * from a order by ${at}{dto.sort}\`)`, 'dto.sort'],
    ['a glued text', `(q: string) => db.query("select * from a where b = '" + q + "'")`, 'q'],
    ['a whole statement', `(sql: string) => db.query(sql)`, 'sql'],
    [
      'a local that holds it',
      `(q: string) => { const s = \`b = ${at}{q}\`; return db.query(\`select ${at}{s}\`); }`,
      'q',
    ],
    ['one of two', `(q: string) => db.query(q ? \`select ${at}{q}\` : 'select 1')`, 'q'],
    ['a condition', `(q: string) => tx.find(CaseFile, \`number = '${at}{q}'\`, [], {})`, 'q'],
    ['an added condition', `(q: string) => asked.add(\`c.number = '${at}{q}'\`)`, 'q'],
    ['a list that comes in pages', `(q: string) => pageOf(db, \`select ${at}{q}\`, asked, by, page)`, 'q'],
    ['a column', `(q: string) => asked.equals(q, 1)`, 'q'],
    ['what a builder is given', `(q: string) => db.query(\`select ${at}{openClocks(q)}\`)`, 'q'],
    ['an unknown call', `(q: string) => db.query(\`select ${at}{quoted(q)}\`)`, 'quoted(q)'],
    ['a variable that changes', `() => { let s = 'a'; s = f(); return db.query(\`select ${at}{s}\`); }`, 's'],
    ['a function of the module', `const f = () => x; const g = () => db.query(\`select ${at}{f}\`);`, 'f'],
  ])('sees %s put into a planted statement', (_name, text, piece) => {
    expect(strays(text)).toEqual([`puts ${piece} into a statement`]);
  });

  it.each([
    ['parameters', `(q: string) => db.query('select * from a where b = $1', [q])`],
    ['a constant of the module', `const MOST = 5; const f = () => db.query(\`select 1 limit ${at}{MOST}\`);`],
    [
      'a constant of another module',
      `import { ENDS_LIST } from './x.js'; db.query(\`select ${at}{ENDS_LIST}\`);`,
    ],
    ['one of two texts', `(wait: boolean) => db.query(\`select 1 ${at}{wait ? '' : 'skip locked'}\`)`],
    ['a place', `(q: string) => db.query(\`select * from a where b = ${at}{asked.place(q)}\`)`],
    ['a search in a list', `(q: string) => list.find(one => one === q)`],
    ['a set', `(q: string) => seen.add(q)`],
  ])('lets pass %s', (_name, text) => {
    expect(strays(text)).toEqual([]);
  });
});
