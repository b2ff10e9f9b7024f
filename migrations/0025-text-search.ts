import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases are found by what people typed about them: a place, a thing, a word in a note. */
export class TextSearch0025 implements MigrationInterface {
  name = 'TextSearch1700000000025';

  async up(runner: QueryRunner): Promise<void> {
    // Every two characters that stand together: most Chinese words have two, and trigrams find none of those. Only
    // what pg_catalog has is called, so that a dump can be restored; a null among the texts is left out.
    await runner.query(`
      create function text_pairs(variadic texts text[]) returns text[]
      language sql immutable parallel safe as $$
        select coalesce(array_agg(pair.a || pair.b), '{}')
          from string_to_array(lower(normalize(array_to_string(texts, chr(10)), NFKC)), null) letters,
               unnest(letters, letters[2:]) as pair (a, b)
         where pair.b is not null
      $$`);
    // One index for both audiences: it holds what was typed and the shared form, the search then looks at one of them.
    // A short list of what waits for the index: neither who writes a case nor who searches has to work it off for long.
    const waiting = 'with (fastupdate = on, gin_pending_list_limit = 256)';
    await runner.query(`create index case_texts on case_file
      using gin (text_pairs(description, shared_description, place, shared_place)) ${waiting}`);
    await runner.query(`create index entry_texts on case_entry
      using gin (text_pairs(text, shared_text)) ${waiting} where text is not null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }
}
