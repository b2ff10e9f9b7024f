import type TestAgent from 'supertest/lib/agent.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { ReviewDto, ReviewTextsDto } from '../../src/satisfaction/reviews/review.dto.js';
import { SurveySweeper } from '../../src/satisfaction/survey-sweeper.js';
import { post } from './hotline.js';
import { signIn } from './people.js';
import { Surveyed } from './surveys.js';

export const NOT_SOLVED = { service: 4, outcome: 1, reasons: ['not_solved'], text: '坑洞還在四維三路 2 號' };

/** Citizens who are not content, and those who decide about it. */
export class Reviewed {
  private constructor(
    readonly city: Surveyed,
    readonly supervisor: TestAgent,
    readonly second: TestAgent,
    readonly clerk: TestAgent,
    readonly inspector: TestAgent,
    readonly commission: TestAgent,
  ) {}

  static async open(now: string): Promise<Reviewed> {
    const city = await Surveyed.open(now);
    const { app } = city.hotline.server;
    return new Reviewed(
      city,
      city.hotline.supervisor,
      await signIn(app, 'supervisor'),
      await signIn(app, 'petition_clerk'),
      await signIn(app, 'inspector'),
      await signIn(app, 'commission'),
    );
  }

  get hotline() {
    return this.city.hotline;
  }

  close(): Promise<void> {
    return this.city.close();
  }

  /** Released, asked a day later, and answered. */
  async unhappy(said: object = NOT_SOLVED, wish: object = {}): Promise<{ number: string; email: string }> {
    // Nobody is drawn by chance, and called.
    this.city.draw(0);
    const one = await this.city.released(wish);
    await this.answered(one.email, said);
    return one;
  }

  /** Whoever is to be asked now is, without the clock of the test going on. */
  async answered(email: string, said: object = NOT_SOLVED): Promise<void> {
    const { app, db } = this.hotline.server;
    await db.query(`update survey set send_at = $1 where state = 'waiting'`, [app.get(Clock).now()]);
    await app.get(SurveySweeper).sweepAll();
    await this.city.answer(await this.city.token(email), said).expect(200);
  }

  async list(by = this.supervisor, state = 'all'): Promise<ReviewDto[]> {
    return (await by.get(`/api/reviews?state=${state}&limit=100`).expect(200)).body.items;
  }

  /** The latest of a case. */
  async of(number: string, by = this.commission): Promise<ReviewDto> {
    const found = (await this.list(by)).find(one => one.case.number === number);
    if (!found) throw new Error(`${number} has no review.`);
    return found;
  }

  act(one: { id: string; version: number }, action: string, body: object = {}, by = this.supervisor) {
    return post(by, `/api/reviews/${one.id}/actions/${action}`, { version: one.version, ...body });
  }

  /** Status and code. */
  async refusal(...given: Parameters<Reviewed['act']>): Promise<[number, string]> {
    const { status, body } = await this.act(...given);
    return [status, body.code];
  }

  /** On its newest version, and it must succeed. */
  async done(number: string, action: string, body: object = {}, by = this.supervisor): Promise<ReviewDto> {
    const { status, body: answer } = await this.act(await this.of(number), action, body, by);
    if (status !== 200) throw new Error(`${action}: ${status} ${answer.code}`);
    return answer;
  }

  async texts(one: { id: string }, by = this.supervisor): Promise<ReviewTextsDto> {
    return (await post(by, `/api/reviews/${one.id}/texts`, {}).expect(200)).body;
  }

  async told(number: string): Promise<string[]> {
    return (await this.hotline.told(number))
      .map(({ kind }) => kind)
      .filter(kind => kind.startsWith('review.'));
  }

  calls(number: string): Promise<{ purpose: string; note: string | null; result: string | null }[]> {
    return this.hotline.server.db.query(
      `select b.purpose, b.note, b.result from call_back b join case_file c on c.id = b.case_id
        where c.number = $1 and b.purpose = 'explain' order by b.opened_at, b.id`,
      [number],
    );
  }
}
