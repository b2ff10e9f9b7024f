import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Purpose } from './key-file.js';
import { keysUsedIn, rowsUnderOlderKeys, rowsWithNewSeals } from './sealed-rows.sql.js';
import type { SealedTable } from './sealed-table.js';
import { hashWith } from './sealing.js';
import { Vault } from './vault.js';

const BATCH = 500;

type Row = Record<string, string | Buffer | null>;

export interface KeyUse {
  purpose: Purpose;
  key: string;
  column: string;
  count: number;
}

export interface SealedRows {
  /** Sealed anew. */
  done: number;
  /** Could not be opened, by their ids; they were left as they are. */
  failed: string[];
  /** Changed or held by somebody else at that moment. */
  missed: number;
}

/** What is sealed in rows, by which keys, and sealed anew with the newest. */
@Injectable()
export class SealedRowsService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  async usage(table: SealedTable): Promise<KeyUse[]> {
    const text = keysUsedIn(table);
    return text === null ? [] : this.database.query<KeyUse>(text);
  }

  /**
   * Once through the table, batch by batch, each committed by itself: it may be killed and begin again. A row is only
   * changed where it still is as it was read, and nobody waits for it.
   */
  async sealAnew(table: SealedTable, tell: (rows: SealedRows) => void): Promise<SealedRows> {
    const rows: SealedRows = { done: 0, failed: [], missed: 0 };
    const columns = columnsOf(table);
    if (columns.length === 0) return rows;
    const ids = Object.keys(table.id);
    const batch = table.batch ?? BATCH;
    for (let after: Row | null = null; ; ) {
      const { seal, lookup } = this.vault.ring();
      const values = [seal[0].id, lookup[0].id, batch, ...(after ? ids.map(id => after?.[id]) : [])];
      const found: Row[] = await this.database.query(rowsUnderOlderKeys(table, after === null), values);
      const made: [Row, Row][] = [];
      for (const row of found) {
        try {
          made.push([row, this.anew(table, row)]);
        } catch {
          rows.failed.push(ids.map(id => row[id]).join(' '));
        }
      }
      if (made.length > 0) {
        const arrays = [
          ...ids.map(id => made.map(([old]) => old[id])),
          ...columns.flatMap(column => [0, 1].map(side => made.map(pair => (pair[side] as Row)[column]))),
        ];
        const changed = await this.database.query(rowsWithNewSeals(table), arrays);
        rows.done += changed.length;
        rows.missed += made.length - changed.length;
      }
      tell(rows);
      after = found.at(-1) ?? null;
      if (found.length < batch) return rows;
    }
  }

  /** The row's sealed columns and hashes with the newest keys. */
  private anew(table: SealedTable, row: Row): Row {
    const id = Object.keys(table.id)
      .map(column => row[column])
      .join(' ');
    const { lookup } = this.vault.ring();
    const opened: Record<string, string | null> = {};
    const made: Row = {};
    for (const column of table.sealed) {
      const place = { column: `${table.table}.${column}`, row: id };
      const content = row[column] ? this.vault.openBytes(row[column] as Buffer, place) : null;
      opened[column] = content?.toString('utf8') ?? null;
      made[column] = content && this.vault.seal(content, place);
    }
    for (const hashed of table.hashed) {
      if (!('of' in hashed)) continue;
      if (row[hashed.column] === null) made[hashed.column] = null;
      else made[hashed.column] = hashWith(lookup[0], textOf(opened[hashed.of] ?? null, hashed.text));
    }
    return made;
  }
}

function textOf(opened: string | null, textIn: (opened: string) => string | null): string {
  const text = opened === null ? null : textIn(opened);
  if (text === null) throw new Error('There is a hash, and nothing it could be of.');
  return text;
}

const columnsOf = ({ sealed, hashed }: SealedTable): string[] => [
  ...sealed,
  ...hashed.filter(one => 'of' in one).map(({ column }) => column),
];
