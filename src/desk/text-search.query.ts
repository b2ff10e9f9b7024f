import { Injectable } from '@nestjs/common';
import type { CaseScope } from '../access/row-scope.rules.js';
import { narrowTo } from '../access/row-scope.sql.js';
import { Conditions } from '../platform/database/conditions.js';
import { type Key, keyOf } from '../platform/database/cursor.rules.js';
import { Database } from '../platform/database/database.js';
import type { Found } from './case-list.query.js';
import type { Texts } from './shared-texts.rules.js';
import type { TextSearchDto } from './text-search.dto.js';

/** Cases by what people typed about them, the newest first. */
@Injectable()
export class TextSearchQuery {
  constructor(private readonly database: Database) {}

  /** One key more than the limit tells that there is a next page. */
  async find({ text, after, limit }: TextSearchDto, scope: CaseScope, texts: Texts): Promise<Found> {
    const asked = new Conditions();
    narrowTo(asked, scope);
    const sought = `${asked.place(text)}::text`;
    // What an agency does not read, it must not find by trying names either.
    const isTyped = texts === 'typed';
    const description = isTyped ? 'f.description' : 'coalesce(f.shared_description, f.description)';
    const place = isTyped ? 'f.place' : 'coalesce(f.shared_place, f.place)';
    const entry = isTyped ? 'e.text' : 'coalesce(e.shared_text, e.text)';
    // A match by letters and not by LIKE: % and _ mean nothing here. Both sides are folded as the index is.
    asked.add(`c.id in (
      select f.id from case_file f
       where text_pairs(f.description, f.shared_description, f.place, f.shared_place) @> text_pairs(${sought})
         and (strpos(lower(normalize(${description}, NFKC)), lower(normalize(${sought}, NFKC))) > 0
           or strpos(lower(normalize(${place}, NFKC)), lower(normalize(${sought}, NFKC))) > 0)
      union all
      select e.case_id from case_entry e
       where e.text is not null and text_pairs(e.text, e.shared_text) @> text_pairs(${sought})
         and strpos(lower(normalize(${entry}, NFKC)), lower(normalize(${sought}, NFKC))) > 0)`);
    const count = `select count(*) as total from case_file c ${asked.where}`;
    const values = [...asked.values];
    if (after !== undefined) {
      const key = keyOf(after);
      asked.add(`(c.received_at, c.id) < (${asked.place(key.at)}, ${asked.place(key.id)})`);
    }
    const page = `select c.id, c.received_at as at from case_file c ${asked.where}
      order by c.received_at desc, c.id desc limit ${asked.place(limit + 1)}`;
    const [[counted], keys] = await Promise.all([
      this.database.query<{ total: number }>(count, values),
      this.database.query<Key>(page, asked.values),
    ]);
    return { total: counted?.total ?? 0, keys };
  }
}
