import ts from 'typescript';
import type { Project } from './project.js';
import { roomOf } from './rooms.js';
import { lineOf, nodesOf, type Source, textsIn } from './source.js';

/** That a file writes to a table. A table of null: nobody can tell which one. */
export interface Write {
  table: string | null;
  room: string;
  at: string;
}

const isMigration = ({ path }: Source): boolean => path.startsWith('migrations/');
const WRITES =
  /\b(?:insert\s+into|(?<!\bfor\s+)update(?:\s+only)?|delete\s+from(?:\s+only)?|merge\s+into|truncate(?:\s+table)?|copy)\s+"?([a-z_][a-z_0-9]*|\{\})"?/gi;

/** Methods that write rows, and which of their arguments is, or holds, the class of the row. */
const WRITING_METHODS: Record<string, number> = {
  'Transaction.add': 0,
  'Transaction.set': 0,
  'FactRows.save': 1,
  'FactRows.remove': 1,
  'FactRows.clear': 1,
  ...typeOrmsOwn('EntityManager'),
  ...typeOrmsOwn('Repository'),
};

function typeOrmsOwn(type: string): Record<string, number> {
  const methods = ['save', 'insert', 'update', 'upsert', 'delete', 'remove', 'softDelete', 'clear'];
  return Object.fromEntries(methods.map(method => [`${type}.${method}`, 0]));
}

/** As the migrations make them. */
export const tablesOf = (sources: Source[]): string[] =>
  sources
    .filter(isMigration)
    .flatMap(textsIn)
    .flatMap(({ text }) => [...text.matchAll(/\bcreate\s+(?:unlogged\s+)?table\s+"?(\w+)/gi)])
    .map(([, table]) => table as string);

/** What the SQL of a text writes to; also through a function of the schema. */
export function tablesWrittenBy(
  text: string,
  tables: readonly string[],
  functions: Functions,
): (string | null)[] {
  const direct = [...text.matchAll(WRITES)].flatMap(([, table]) => {
    if (table === '{}') return [null];
    return tables.includes(table as string) ? [table as string] : [];
  });
  const called = Object.entries(functions).flatMap(([name, written]) =>
    new RegExp(`\\b${name}\\s*\\(`).test(text) ? written : [],
  );
  return [...new Set([...direct, ...called])];
}

/** Functions of the schema, and the tables they write. */
export type Functions = Record<string, string[]>;

export function functionsOf(sources: Source[], tables: readonly string[]): Functions {
  const bodies = sources
    .filter(isMigration)
    .flatMap(textsIn)
    .flatMap(({ text }) => [...text.matchAll(/\bcreate\s+(?:or\s+replace\s+)?function\s+(\w+)([\s\S]*)/gi)]);
  return Object.fromEntries(
    bodies.map(([, name, body]) => [
      name,
      tablesWrittenBy(body as string, tables, {}).filter(table => table !== null),
    ]),
  );
}

/** Every write of the server: in its SQL, and through the methods that queue rows. Migrations are the schema itself. */
export function writesOf({ sources, checker }: Project): Write[] {
  const tables = tablesOf(sources);
  const functions = functionsOf(sources, tables);
  const entities = entityTablesOf(sources);
  return sources
    .filter(source => !isMigration(source))
    .flatMap(source => [
      ...textsIn(source).flatMap(({ text, node }) =>
        tablesWrittenBy(text, tables, functions).map(table => write(source, node, table)),
      ),
      ...[...nodesOf(source.tree)]
        .filter(ts.isCallExpression)
        .flatMap(call => rowsOf(call, checker, entities).map(table => write(source, call, table))),
    ]);
}

const write = (source: Source, node: ts.Node, table: string | null): Write => ({
  table,
  room: roomOf(source.path),
  at: lineOf(source, node),
});

/** `@Entity('table') class Row` */
export function entityTablesOf(sources: Source[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const node of sources.flatMap(({ tree }) => [...tree.statements])) {
    if (!ts.isClassDeclaration(node) || !node.name) continue;
    for (const { expression } of ts.getDecorators(node) ?? []) {
      if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'Entity') continue;
      const [name] = expression.arguments;
      if (name && ts.isStringLiteralLike(name)) found.set(node.name.text, name.text);
    }
  }
  return found;
}

function rowsOf(
  call: ts.CallExpression,
  checker: ts.TypeChecker,
  entities: Map<string, string>,
): (string | null)[] {
  if (!ts.isPropertyAccessExpression(call.expression)) return [];
  const receiver = checker.getTypeAtLocation(call.expression.expression).getSymbol()?.name;
  const place = WRITING_METHODS[`${receiver}.${call.expression.name.text}`];
  const argument = place === undefined ? undefined : call.arguments[place];
  if (!argument) return [];
  const rows = classesIn(checker.getTypeAtLocation(argument)).flatMap(name => entities.get(name) ?? []);
  return rows.length > 0 ? [...new Set(rows)] : [null];
}

/** The classes a type is made of: an instance, the class itself, a mixture, or one of several. */
function classesIn(type: ts.Type): string[] {
  if (type.isUnionOrIntersection()) return type.types.flatMap(classesIn);
  const constraint = type.isTypeParameter() ? type.getConstraint() : undefined;
  if (constraint) return classesIn(constraint);
  const name = type.getSymbol()?.name;
  return name === undefined ? [] : [name];
}
