import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CaseFile } from '../../src/cases/case-file.entity.js';
import { readLine } from '../../src/commands/replay/line.rules.js';
import { ReplayModule } from '../../src/commands/replay/replay.module.js';
import { ReplayService } from '../../src/commands/replay/replay.service.js';
import { loggerFor } from '../../src/start.js';
import { type ReplayedCases, ReplayFigures } from '../../src/statistics/replay-figures.query.js';
import { type FeedLine, feedClock } from './feed.js';
import { Hotline } from './hotline.js';

export type ReplayedFile = Pick<
  CaseFile,
  'number' | 'state' | 'category' | 'agency' | 'receivedAt' | 'releasedHow'
>;

/** A city at work, and the replay of history beside it in the same database, as `npm run replay` does it. */
export class ReplayedCity {
  private constructor(
    readonly hotline: Hotline,
    private readonly replaying: INestApplicationContext,
  ) {}

  /** @param before what the city does before history is replayed to it */
  static async open(before?: (hotline: Hotline) => Promise<void>): Promise<ReplayedCity> {
    const hotline = await Hotline.open();
    await before?.(hotline);
    const { config, databaseUrl } = hotline.server;
    const replaying = await NestFactory.createApplicationContext(ReplayModule.with(config, databaseUrl), {
      logger: loggerFor(config),
      abortOnError: false,
    });
    return new ReplayedCity(hotline, replaying);
  }

  get db(): Hotline['server']['db'] {
    return this.hotline.server.db;
  }

  /** Lets these lines happen again and answers their figures. */
  async replay(...lines: FeedLine[]): Promise<ReplayedCases> {
    const read = lines.map(line => readLine(JSON.stringify(line)));
    const replay = this.replaying.get(ReplayService);
    const asOf = await replay.replay(read, () => undefined);
    await this.hotline.server.settle();
    return this.replaying.get(ReplayFigures).read(await replay.caseIds(read), asOf);
  }

  async file({ file_no }: FeedLine): Promise<ReplayedFile> {
    const [file] = await this.db.query<ReplayedFile>(
      `select number, state, category, agency, received_at as "receivedAt", released_how as "releasedHow"
         from case_file where source_reference = $1`,
      [file_no],
    );
    if (!file) throw new Error(`${file_no} was not replayed.`);
    return file;
  }

  /** What the log tells of this line's case, in its order, but for what its clocks do: `09:00 workorder.acknowledged`. */
  async told(line: FeedLine): Promise<string[]> {
    return (await this.toldOf(line)).filter(one => !one.includes(' clock.'));
  }

  /** The legs from first to last: agency and state. */
  async legs({ file_no }: FeedLine): Promise<string[]> {
    const legs = await this.db.query<{ agency: string; state: string }>(
      `select w.agency, w.state from work_order w join case_file c on c.id = w.case_id
        where c.source_reference = $1 order by w.dispatched_at, w.id`,
      [file_no],
    );
    return legs.map(({ agency, state }) => `${agency} ${state}`);
  }

  /** Everything the log tells of these lines' cases, in its order. */
  async toldOf(...lines: FeedLine[]): Promise<string[]> {
    await this.hotline.server.settle();
    const rows = await this.db.query<{ at: Date; kind: string }>(
      `select e.at, e.kind from event e join case_file c on c.id = e.case_id
        where c.source_reference = any($1) order by e.position`,
      [lines.map(({ file_no }) => file_no)],
    );
    return rows.map(({ at, kind }) => `${feedClock(at)} ${kind}`);
  }

  async close(): Promise<void> {
    await this.replaying.close();
    await this.hotline.close();
  }
}
