import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from '../support/embedded.js';
import { type FeedLine, feedLine, feedTime } from '../support/feed.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { FeedFolder, jsonl, ReplayCommand, type Replayed } from '../support/replay-command.js';

const ENVIRONMENT = { unit: '環保局', item: '噪音' };
const LINES = [
  feedLine('08:00', '1 08:05', '2 08:10', '3 09:00', '4 10:00', '5 13:30'),
  feedLine('08:00', '2 08:05', { step: '3 12:30', ...ENVIRONMENT }, '4 13:00', '3 13:10'),
  feedLine('09:00', '2 08:59', '4 12:00', '5 12:05', '4 12:10'),
  feedLine('09:00', { step: '2 09:05', unit: '', item: '' }),
  feedLine('09:30', '2 09:35', '9 09:40'),
];
const FIGURES = {
  cases: 5,
  acknowledgedWithin4h: 2,
  reportedWithin4h: 2,
  released: 2,
  reopened: 1,
  reassigned: 1,
  recategorised: 1,
  breaches: 2,
  rejectedLines: 0,
  events: expect.any(Number),
  seconds: expect.any(Number),
};

let folder: FeedFolder;
let database: TestDatabase;
beforeAll(async () => {
  [folder, database] = await Promise.all([FeedFolder.make(), freshDatabase()]);
});
afterAll(async () => {
  await database.drop();
  await folder.remove();
});

const replay = (...args: string[]): Promise<Replayed> =>
  ReplayCommand.start(args, { dataDir: join(folder.path, 'data'), databaseUrl: database.url }).ended;

const rows = async (): Promise<object> => {
  const [row] = await ask(
    database.url,
    `select (select count(*) from case_file) as cases, (select count(*) from contact) as contacts,
            (select count(*) from event) as told, (select count(*) from event_new) as waiting,
            (select count(*) from work_order) as orders, (select sum(version) from case_file) as changes,
            (select count(*) from clock) as clocks, (select count(*) from phone_task) as tasks`,
  );
  return row as object;
};

describe('npm run replay -- FILE --json', () => {
  let first: Replayed;

  it('ends with one line of JSON: the figures, and nothing else in it', async () => {
    first = await replay(await folder.write('month.jsonl', LINES), '--json');
    expect({ code: first.code, complained: first.complained }).toEqual({ code: 0, complained: '' });
    expect(first.figures).toEqual(FIGURES);
    expect(Object.keys(first.figures)).toEqual(Object.keys(FIGURES));
    const [told] = await ask<{ count: string }>(
      database.url,
      'select count(*) from event where case_id is not null',
    );
    expect(first.figures.events).toBe(Number(told?.count));
  });

  it('adds nothing the second time, also from a packed file, and ends with code 0', async () => {
    const before = await rows();
    const again = await replay(await folder.write('month.jsonl.gz', LINES), '--json');
    expect(again.code).toBe(0);
    expect({ ...again.figures, seconds: 0 }).toEqual({ ...first.figures, seconds: 0 });
    expect(await rows()).toEqual(before);
  });

  it('reads a packed file as it reads a plain one', async () => {
    const another = LINES.map(line => ({ ...line, file_no: `${line.file_no}-2` }));
    const { figures } = await replay(await folder.write('other.jsonl.gz', another), '--json');
    expect({ ...figures, seconds: 0 }).toEqual({ ...first.figures, seconds: 0 });
  });
});

describe('A line of the file', () => {
  const without = (line: FeedLine, ...keys: string[]): object =>
    Object.fromEntries(Object.entries(line).filter(([key]) => !keys.includes(key)));
  const withSteps = (transitions: object[]): object => ({ ...feedLine('08:00'), transitions });

  it('is rejected only for what cannot be read, with its number and the reason; the rest goes on', async () => {
    const step = { status: 2, seen_at: feedTime('08:05'), unit: '養工處', item: '噪音' };
    const { code, complained, figures } = await replay(
      await folder.write('faults.jsonl', [
        feedLine('08:00', '2 08:05', '3 09:00'),
        '{"file_no": "INS1", ',
        without(feedLine('08:00', '2 08:05'), 'file_no'),
        without(feedLine('08:00', '2 08:05'), 'created_at'),
        without(feedLine('08:00', '2 08:05'), 'transitions'),
        feedLine('08:00'),
        withSteps([without(step as unknown as FeedLine, 'status')]),
        withSteps([without(step as unknown as FeedLine, 'seen_at')]),
        feedLine('08:00', '2 09:00', '3 08:59:59', '4 10:00'),
        '"a word"',
        // None of these is a fault.
        feedLine('08:00', '2 07:00', '3 07:00'),
        { ...feedLine('08:00', { step: '2 08:05', item: '沒有這個項目' }), item_code: 'XX99' },
        feedLine('08:00', { step: '2 08:05', unit: '沒有這個單位' }),
        { ...feedLine('08:00', '2 08:05'), district: '沒有這個區' },
        { ...feedLine('08:00', '2 08:05', '5 09:00'), closing_kind: 'never_heard_of' },
        feedLine('08:00', { step: '2 08:05', unit: '', item: '' }),
        feedLine('08:00', '2 08:05', '3 09:00'),
      ]),
      '--json',
    );
    expect(code).toBe(0);
    expect(figures).toMatchObject({ cases: 8, rejectedLines: 9 });
    const reasons = complained.split('\n').filter(one => one.startsWith('Line '));
    expect(reasons).toEqual([
      expect.stringMatching(/^Line 2 .*invalid JSON/),
      expect.stringMatching(/^Line 3 .*file_no/),
      expect.stringMatching(/^Line 4 .*created_at/),
      expect.stringMatching(/^Line 5 .*transitions/),
      expect.stringMatching(/^Line 6 .*no transitions/),
      expect.stringMatching(/^Line 7 .*status/),
      expect.stringMatching(/^Line 8 .*seen_at/),
      expect.stringMatching(/^Line 9 .*transitions\[1\].*earlier/),
      expect.stringMatching(/^Line 10 .*not a JSON object/),
    ]);
    expect(complained).toContain('沒有這個單位');
  });

  it('is rejected even when all are: the figures are nought, and the code is 0', async () => {
    const { code, figures } = await replay(await folder.write('nothing.jsonl', ['no', 'no']), '--json');
    expect(code).toBe(0);
    expect(figures).toMatchObject({ cases: 0, breaches: 0, rejectedLines: 2, events: 0 });
  });
});

describe('The replay without --json', () => {
  it('says the same figures for people', async () => {
    const file = await folder.write('people.jsonl', [feedLine('08:00', '3 08:05')]);
    const { code, said, complained } = await replay(file);
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
    expect(said).toMatch(/^cases +1$/m);
    expect(said).toMatch(/^acknowledgedWithin4h +1$/m);
  });
});

describe('A file that cannot be replayed', () => {
  it('ends the command with code 1 and a sentence that says why, before anything is done', async () => {
    const whole = gzipSync(jsonl(LINES));
    const named = (name: string): string => join(folder.path, name);
    await writeFile(named('cut.jsonl.gz'), whole.subarray(0, whole.length - 20));
    await writeFile(named('plain.jsonl.gz'), jsonl(LINES));
    const before = await rows();
    const answers = await Promise.all(
      [[named('missing.jsonl')], [folder.path], [named('cut.jsonl.gz')], [named('plain.jsonl.gz')], []].map(
        async args => replay(...args, '--json'),
      ),
    );
    expect(answers.map(({ code, said }) => ({ code, said }))).toEqual(
      answers.map(() => ({ code: 1, said: '' })),
    );
    expect(answers.map(({ complained }) => complained.trim())).toEqual([
      `There is no such file: ${named('missing.jsonl')}.`,
      `This is a folder, not a file: ${folder.path}.`,
      'The gzip file ends in the middle. Fetch it again.',
      'The file is named .gz, but it is no gzip file.',
      expect.stringMatching(/^Usage: npm run replay -- FILE/),
    ]);
    expect(await rows()).toEqual(before);
  });
});
