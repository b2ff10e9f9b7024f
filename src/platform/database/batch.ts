import type { QueryConfig } from 'pg';
import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

export interface QueuedRow {
  entity: object;
  metadata: EntityMetadata;
  insert: boolean;
  /** Properties to update; empty for an insert. */
  changed: Set<string>;
}

const MOST_STATEMENTS = 300;
/** From here on updates of one shape go out as one: planning a hundred updates of a row each takes longer than they do. */
const MANY = 8;
/** The same for rows: a statement of thousands of places takes longer to read than to do. They keep their order. */
const VERY_MANY = 64;

/** Names prepared statements by their text. Bounded: past the limit a statement is sent unnamed. */
export class BatchStatements {
  private readonly names = new Map<string, string>();

  named(text: string): { name?: string; text: string } {
    const known = this.names.get(text);
    if (known) return { name: known, text };
    if (this.names.size >= MOST_STATEMENTS) return { text };
    const name = `s${this.names.size}`;
    this.names.set(text, name);
    return { name, text };
  }
}

/**
 * Writes all rows in one statement: one multi-row insert per table (so all events of a batch are numbered in the
 * order they were told) and one update per changed row, or per shape of change where there are many, as sibling CTEs.
 * No table row is touched twice.
 */
export function batchOf(rows: QueuedRow[], statements: BatchStatements): QueryConfig | null {
  const values: unknown[] = [];
  const parts: string[] = [];
  for (const group of insertsByTable(rows)) parts.push(insertInto(group, values));
  for (const group of updatesByShape(rows)) {
    if (group.length >= MANY && !hasLists(group)) parts.push(updateMany(group, values));
    else for (const row of group) parts.push(update(row, values));
  }
  const last = parts.pop();
  if (last === undefined) return null;
  const others = parts.map((part, index) => `w${index} as (${part})`).join(', ');
  return { ...statements.named(others ? `with ${others} ${last}` : last), values };
}

function insertsByTable(rows: QueuedRow[]): QueuedRow[][] {
  const groups = new Map<string, QueuedRow[]>();
  for (const row of rows) {
    if (!row.insert) continue;
    const group = groups.get(row.metadata.tableName);
    if (group) group.push(row);
    else groups.set(row.metadata.tableName, [row]);
  }
  return [...groups.values()];
}

/** Updates of the same columns of the same table. */
function updatesByShape(rows: QueuedRow[]): QueuedRow[][] {
  const groups = new Map<string, QueuedRow[]>();
  for (const row of rows) {
    if (row.insert || row.changed.size === 0) continue;
    const shape = [row.metadata.tableName, ...[...row.changed].sort()].join(' ');
    const group = groups.get(shape);
    if (group) group.push(row);
    else groups.set(shape, [row]);
  }
  return [...groups.values()];
}

function insertInto(group: QueuedRow[], values: unknown[]): string {
  const { metadata } = group[0] as QueuedRow;
  const columns = metadata.columns.filter(column => !column.isGenerated);
  if (group.length >= VERY_MANY && !columns.some(({ isArray }) => isArray))
    return `insert into "${metadata.tableName}" (${columns.map(quoted).join(', ')}) select * from ${unnested(group, columns, values)}`;
  const tuples = group.map(({ entity }) => {
    const places = columns.map(column => place(column, entity, values));
    return `(${places.join(', ')})`;
  });
  const names = columns.map(column => `"${column.databaseName}"`).join(', ');
  return `insert into "${metadata.tableName}" (${names}) values ${tuples.join(', ')}`;
}

function update({ entity, metadata, changed }: QueuedRow, values: unknown[]): string {
  const assignments = metadata.columns
    .filter(column => changed.has(column.propertyName))
    .map(column => `"${column.databaseName}" = ${place(column, entity, values)}`);
  const keys = metadata.primaryColumns.map(
    column => `"${column.databaseName}" = ${place(column, entity, values)}`,
  );
  return `update "${metadata.tableName}" set ${assignments.join(', ')} where ${keys.join(' and ')}`;
}

/** Arrays of arrays do not unnest row by row. */
const hasLists = ([row]: QueuedRow[]): boolean =>
  row?.metadata.columns.some(({ isArray, propertyName }) => isArray && row.changed.has(propertyName)) ??
  false;

function updateMany(group: QueuedRow[], values: unknown[]): string {
  const { metadata, changed } = group[0] as QueuedRow;
  const set = metadata.columns.filter(({ propertyName }) => changed.has(propertyName));
  const columns = [...metadata.primaryColumns, ...set];
  const assignments = set.map(column => `${quoted(column)} = many.${quoted(column)}`);
  const keys = metadata.primaryColumns.map(
    key => `"${metadata.tableName}".${quoted(key)} = many.${quoted(key)}`,
  );
  const many = `${unnested(group, columns, values)} as many (${columns.map(quoted).join(', ')})`;
  return `update "${metadata.tableName}" set ${assignments.join(', ')} from ${many} where ${keys.join(' and ')}`;
}

/** One array for each column, so that the text is the same for any number of rows. */
function unnested(group: QueuedRow[], columns: ColumnMetadata[], values: unknown[]): string {
  const arrays = columns.map(column => {
    values.push(group.map(({ entity }) => columnValue(column, entity)));
    return `$${values.length}::${column.type as string}[]`;
  });
  return `unnest(${arrays.join(', ')})`;
}

const quoted = ({ databaseName }: ColumnMetadata): string => `"${databaseName}"`;

function place(column: ColumnMetadata, entity: object, values: unknown[]): string {
  values.push(columnValue(column, entity));
  return `$${values.length}`;
}

function columnValue({ propertyName, type }: ColumnMetadata, entity: object): unknown {
  const value = (entity as Record<string, unknown>)[propertyName] ?? null;
  return type === 'jsonb' && value !== null ? JSON.stringify(value) : value;
}
