import { Injectable } from '@nestjs/common';
import type { EntityMetadata } from 'typeorm';
import { Database } from '../platform/database/database.js';
import type { EntityClass, Transaction } from '../platform/database/transaction.js';

/** From here on it is worth a statement for just these columns. */
const VERY_MANY = 64;

/** Fact rows by the batch: however many events, one statement reads a table's rows and one writes them. */
@Injectable()
export class FactRows {
  constructor(private readonly database: Database) {}

  /** By their keys; given `by`, all rows whose column of that name is one of `ids`. */
  async load<Row extends object>(
    tx: Transaction,
    type: EntityClass<Row>,
    ids: string[],
    by?: keyof Row & string,
  ): Promise<Map<string, Row>> {
    if (ids.length === 0) return new Map();
    const metadata = this.metadataOf(type);
    const [key] = metadata.primaryColumns as [EntityMetadata['columns'][number]];
    const asked = metadata.columns.find(({ propertyName }) => propertyName === by) ?? key;
    const list = metadata.columns.map(c => `"${c.databaseName}" as "${c.propertyName}"`).join(', ');
    const rows = await tx.query<Row>(
      `select ${list} from "${metadata.tableName}" where "${asked.databaseName}" = any($1::${asked.type}[])`,
      [ids],
    );
    return new Map(rows.map(row => [row[key.propertyName as keyof Row] as string, row]));
  }

  /** Inserts rows, or replaces the ones with the same key. Of very many that are known, only what has changed is written. */
  async save<Row extends object>(
    tx: Transaction,
    type: EntityClass<Row>,
    rows: Iterable<Row>,
    known: ReadonlyMap<string, Row> = new Map(),
  ): Promise<void> {
    const list = [...rows];
    if (list.length === 0) return;
    const metadata = this.metadataOf(type);
    const { tableName, columns, primaryColumns } = metadata;
    const [key] = primaryColumns as [EntityMetadata['columns'][number]];
    const before = list.map(row => known.get(row[key.propertyName as keyof Row] as string));
    if (list.length >= VERY_MANY && before.every(row => row !== undefined))
      return this.update(tx, metadata, list, before);
    const names = columns.map(c => `"${c.databaseName}"`);
    const shape = columns.map(c => `"${c.propertyName}" ${c.type}`);
    const keys = primaryColumns.map(c => `"${c.databaseName}"`);
    const replaced = names.filter(name => !keys.includes(name)).map(name => `${name} = excluded.${name}`);
    await tx.query(
      `insert into "${tableName}" (${names.join(', ')})
       select * from jsonb_to_recordset($1::jsonb) as fresh (${shape.join(', ')})
       on conflict (${keys.join(', ')}) do update set ${replaced.join(', ')}`,
      [JSON.stringify(list)],
    );
  }

  private async update<Row extends object>(
    tx: Transaction,
    { tableName, columns, primaryColumns }: EntityMetadata,
    rows: readonly Row[],
    before: readonly Row[],
  ): Promise<void> {
    const changed = columns.filter(({ propertyName }) => {
      const property = propertyName as keyof Row;
      return rows.some((row, i) => !isSame(row[property], before[i]?.[property]));
    });
    if (changed.length === 0) return;
    const sent = [...primaryColumns, ...changed];
    const shape = sent.map(c => `"${c.propertyName}" ${c.type}`);
    const set = changed.map(c => `"${c.databaseName}" = fresh."${c.propertyName}"`);
    const keys = primaryColumns.map(c => `stored."${c.databaseName}" = fresh."${c.propertyName}"`);
    const fresh = rows.map(row =>
      Object.fromEntries(sent.map(({ propertyName }) => [propertyName, row[propertyName as keyof Row]])),
    );
    await tx.query(
      `update "${tableName}" stored set ${set.join(', ')}
         from jsonb_to_recordset($1::jsonb) as fresh (${shape.join(', ')}) where ${keys.join(' and ')}`,
      [JSON.stringify(fresh)],
    );
  }

  async remove(tx: Transaction, type: EntityClass<object>, ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    const { tableName, primaryColumns } = this.metadataOf(type);
    const [key] = primaryColumns as [EntityMetadata['columns'][number]];
    await tx.query(`delete from "${tableName}" where "${key.databaseName}" = any($1::${key.type}[])`, [ids]);
  }

  async clear(tx: Transaction, type: EntityClass<object>): Promise<void> {
    // Not truncate: reports go on reading the old rows until the new ones are committed.
    await tx.query(`delete from "${this.metadataOf(type).tableName}"`);
  }

  private metadataOf(type: EntityClass<object>): EntityMetadata {
    return this.database.source.getMetadata(type);
  }
}

const isSame = (one: unknown, other: unknown): boolean =>
  one instanceof Date && other instanceof Date ? +one === +other : one === other;
