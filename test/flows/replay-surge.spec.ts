import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SurgesService } from '../../src/city/surge/surges.service.js';
import { feedLine } from '../support/feed.js';
import { Hotline, post } from '../support/hotline.js';
import { hire, signIn } from '../support/people.js';
import { FeedFolder, ReplayCommand } from '../support/replay-command.js';

const HOUR_MS = 3_600_000;
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

  it('of times that overlap another surge says which, and what to do', async () => {
    const { code, complained } = await replay('--surge', '2016-11-01T11:00..2016-11-01T13:00', '--by', by);
    expect(code).toBe(1);
    expect(complained).toContain('from 2016-11-01T08:30 to 2016-11-01T12:00');
    expect(complained).toContain(`repeat --surge ${STORM}`);
  });

  it('of times in which one is still on says so, and is of times that are over', async () => {
    const { app } = hotline.server;
    const supervisor = await signIn(app, 'supervisor');
    const wish = { ruleSet: 'storm', reason: '颱風', expectedEnd: '2026-11-24T18:00' };
    const { body } = await post(supervisor, '/api/surges', wish).expect(201);
    await hotline.server.moveTo(new Date(+new Date(body.beganAt) + HOUR_MS));
    const past = (more: object) => {
      const from = new Date(body.beganAt);
      return app.get(SurgesService).past({ ruleSet: 'storm', reason: '', from, to: from, ...more }, 'x');
    };
    await expect(past({ to: new Date(+new Date(body.beganAt) + 60_000) })).rejects.toMatchObject({
      ...{ code: 'SURGE_IS_ON', message: expect.stringContaining('Switch it off at /surge') },
    });
    await expect(past({ to: new Date(+new Date(body.beganAt) + 2 * HOUR_MS) })).rejects.toMatchObject({
      code: 'SURGE_NOT_OVER',
    });
  });

  it('switches no surge on for what comes in now: its times are over', async () => {
    const before = await surges();
    const { code, complained } = await replay('--surge', '2026-01-01T00:00..2999-01-01T00:00', '--by', by);
    expect([code, complained.includes('may not end later than now')]).toEqual([1, true]);
    expect(await surges()).toEqual(before);
  });
});
