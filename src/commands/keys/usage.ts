import { FileSealer } from '../../files/file-sealer.js';
import type { Purpose } from '../../platform/vault/key-file.js';
import { SealedRowsService } from '../../platform/vault/sealed-rows.service.js';
import { sealed } from '../../sealed.js';
import type { Application } from '../admin/verb.js';

export interface Use {
  where: string;
  count: number;
}

/** Everything that depends on a key, in every table and file. */
export class KeyUses {
  private readonly uses = new Map<string, Use[]>();

  static async of(app: Application): Promise<KeyUses> {
    const uses = new KeyUses();
    const rows = app.get(SealedRowsService);
    for (const table of sealed) {
      for (const { purpose, key, column, count } of await rows.usage(table)) {
        uses.add(purpose, key, { where: column, count });
      }
    }
    for (const [key, count] of await app.get(FileSealer, { strict: false }).usage()) {
      uses.add('seal', key, { where: key === '' ? 'files not sealed yet' : 'files', count });
    }
    return uses;
  }

  on(purpose: Purpose, key: string): Use[] {
    return this.uses.get(`${purpose} ${key}`) ?? [];
  }

  /** With keys that are not among these. */
  beyond(purpose: Purpose, keys: readonly { id: string }[]): Use[] {
    const known = new Set(keys.map(({ id }) => `${purpose} ${id}`));
    return [...this.uses].flatMap(([key, uses]) => (key.startsWith(purpose) && !known.has(key) ? uses : []));
  }

  private add(purpose: Purpose, key: string, use: Use): void {
    const name = `${purpose} ${key}`;
    this.uses.set(name, [...(this.uses.get(name) ?? []), use]);
  }
}

export const listed = (uses: readonly Use[]): string =>
  uses.map(({ where, count }) => `${where} ${count.toLocaleString('en')}`).join(', ');
