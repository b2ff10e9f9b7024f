import type { Conditions } from './conditions.js';
import type { Transaction } from './transaction.js';

/** By what a list is ordered: a column of a table that never changes while it stands in the list, then its id. */
export interface Keyset {
  table: string;
  /** Of the table, in the statement. */
  as: string;
  key: string;
  order: 'asc' | 'desc';
}

export interface PageWish {
  /** The last row of the page before. */
  cursor?: string;
  limit: number;
}

export interface PageOfRows<Row> {
  rows: Row[];
  /** The cursor of the page behind; null: this is the last. */
  next: string | null;
}

/** One page of a list: what is behind the cursor in the order of the key. A row that is added moves no other page. */
export async function pageOf<Row extends { id: string }>(
  on: Pick<Transaction, 'query'>,
  list: string,
  asked: Conditions,
  { table, as, key, order }: Keyset,
  { cursor, limit }: PageWish,
): Promise<PageOfRows<Row>> {
  const isBehind = order === 'asc' ? '>' : '<';
  if (cursor !== undefined) {
    const last = `select ${key}, id from ${table} where id = ${asked.place(cursor)}`;
    asked.add(`(${as}.${key}, ${as}.id) ${isBehind} (${last})`);
  }
  const found = await on.query<Row>(
    `${list} ${asked.where} order by ${as}.${key} ${order}, ${as}.id ${order} limit ${asked.place(limit + 1)}`,
    asked.values,
  );
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}
