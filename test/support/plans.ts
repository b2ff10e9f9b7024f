import pg from 'pg';
import type { Database } from '../../src/platform/database/database.js';

export interface Statement {
  text: string;
  values: unknown[];
}

interface Node {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
}

/** The statements that this database is asked while something is done. */
export async function statementsOf(db: Database, work: () => Promise<unknown>): Promise<Statement[]> {
  const asked: Statement[] = [];
  const { query, queryPlanned } = db;
  const heard =
    (ask: typeof query) =>
    <Row>(text: string, values: unknown[] = []): Promise<Row[]> => {
      asked.push({ text, values });
      return ask.call(db, text, values) as Promise<Row[]>;
    };
  Object.assign(db, { query: heard(query), queryPlanned: heard(queryPlanned) });
  try {
    await work();
  } finally {
    Object.assign(db, { query, queryPlanned });
  }
  return asked;
}

/**
 * How many rows of a table it reads, also those that it then leaves out. `generic`: by the plan that a prepared
 * statement soon has, which is for no values in particular.
 */
export async function rowsRead(
  databaseUrl: string,
  { text, values }: Statement,
  table: string,
  plan: 'generic' | 'custom' = 'generic',
): Promise<number> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query(`set plan_cache_mode = force_${plan}_plan`);
    await client.query(`prepare asked as ${text}`);
    const given = values.map(value => literal(client, value)).join(', ');
    const { rows } = await client.query(
      `explain (analyze, format json) execute asked${given === '' ? '' : ` (${given})`}`,
    );
    return readBy(rows[0]['QUERY PLAN'][0].Plan, table);
  } finally {
    await client.end();
  }
}

function readBy(node: Node, table: string): number {
  const below = (node.Plans ?? []).reduce((sum, part) => sum + readBy(part, table), 0);
  if (node['Relation Name'] !== table) return below;
  const left = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return below + (node['Actual Rows'] + left) * node['Actual Loops'];
}

function literal(client: pg.Client, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return client.escapeLiteral(value.toISOString());
  if (Buffer.isBuffer(value)) return client.escapeLiteral(`\\x${value.toString('hex')}`);
  if (!Array.isArray(value)) return client.escapeLiteral(String(value));
  return `array[${value.map(one => literal(client, one)).join(', ')}]`;
}
