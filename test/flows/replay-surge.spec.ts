import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { feedLine } from '../support/feed.js';
import { Hotline } from '../support/hotline.js';
import { hire } from '../support/people.js';
import { FeedFolder, ReplayCommand } from '../support/replay-command.js';

const STORM = '2016-11-01T08:30..2016-11-01T12:00';

let hotline: Hotline;
let folder: FeedFolder;
let file: string;
let by: string;
beforeAll(async () => {
  [hotline, folder] = await Promise.all([Hotline.open(), FeedFolder.make()]);
  by = (await hire(hotline.server.app, 'supervisor')).username;
  const [before, during] = ['08:00', '09:00'].map(at => feedLine(at, `2 ${at}`, '3 13:30', '4 14:00'));
  file = await folder.write('storm.jsonl', [before, during] as never);
}, 120_000);
afterAll(async () => {
  await hotline.close();
  await folder.remove();
});

const replay = (...args: string[]) =>
  ReplayCommand.start([file, '--json', ...args], {
    dataDir: hotline.server.config.dataDir,
    databaseUrl: hotline.server.databaseUrl,
  }).ended;
const surges = () => hotline.server.db.query('select began_at as "from", ended_at as "to" from surge');

describe('npm run replay -- FILE --surge FROM..TO --by USERNAME', () => {
  it.each([
    [['--surge', 'yesterday..today', '--by', 'x'], 'Say when surge mode was on'],
    [['--surge', '2016-11-01T12:00..2016-11-01T08:30', '--by', 'x'], 'Say when surge mode was on'],
    [['--surge', STORM], 'Say who answers for the surge'],
    [['--surge', STORM, '--by', 'nobody'], 'There is no supervisor "nobody"'],
  ])('%j is refused in a sentence', async (args, sentence) => {
    const { code, complained } = await replay(...args);
    expect([code, complained.includes(sentence)]).toEqual([1, true]);
    expect(await surges()).toEqual([]);
  });

  it('gives what was received then the hours of a surge, and all others their own; run again it is the same', async () => {
    for (const run of [1, 2]) {
      const { code, figures, complained } = await replay('--surge', STORM, '--by', by);
      // 08:00 to 13:30 is late; 09:00 to 13:30 is not, in a surge.
      expect({ run, code, complained, breaches: figures.breaches }).toEqual({
        ...{ run, code: 0, complained: '', breaches: 1 },
      });
      const [from, to] = STORM.split('..').map(time => new Date(`${time}:00+08:00`));
      expect(await surges()).toEqual([{ from, to }]);
    }
    const hours = await hotline.server.db.query(
      `select extract(epoch from k.original_due_at - k.started_at)::int / 3600 as hours
         from clock k join case_file c on c.id = k.case_id
        where k.kind = 'respond' order by c.received_at`,
    );
    expect(hours).toEqual([{ hours: 4 }, { hours: 24 }]);
  });
});
