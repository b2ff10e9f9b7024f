import request from 'supertest';
import { CityService } from '../../src/city/city.service.js';
import { CatchUpService } from '../../src/demo/catch-up.service.js';
import { Mailbox } from './letters.js';
import { type Delivered } from './mail-sink.js';

export interface SurveyRow {
  round: number;
  channel: string;
  sample: string;
  state: string;
  invitedAt: Date | null;
  expiresAt: Date | null;
}

/** Cases that are done and released, and the citizens who are asked about them. */
export class Surveyed {
  private serial = 0;

  private constructor(readonly mailbox: Mailbox) {}

  static async open(now: string): Promise<Surveyed> {
    const city = new Surveyed(await Mailbox.open(now));
    // By chance some of those whom the tests tell of would be called instead.
    city.draw(0);
    return city;
  }

  get hotline() {
    return this.mailbox.hotline;
  }

  close(): Promise<void> {
    return this.mailbox.close();
  }

  /** A road damage that somebody tells of who has left an address, and that is mended. */
  async released(wish: object = {}, contact: object = {}): Promise<{ number: string; email: string }> {
    const email = `asked${this.serial++}@example.com`;
    const citizen = { name: '王曉鈴', phone: '0912-345-678', email };
    const { number } = await this.hotline.record(wish, { citizen, ...contact });
    await this.finish(number);
    return { number, email };
  }

  async finish(number: string, how = 'called_back'): Promise<void> {
    await this.hotline.finish(number);
    await this.hotline.onCase(number, 'release', { how });
  }

  async surveys(number: string): Promise<SurveyRow[]> {
    await this.hotline.server.app.get(CatchUpService).catchUp();
    return this.hotline.server.db.query(
      `select s.round, s.channel, s.sample, s.state, s.invited_at as "invitedAt", s.expires_at as "expiresAt"
         from survey s join case_file c on c.id = s.case_id where c.number = $1 order by s.round`,
      [number],
    );
  }

  /** Of those who have a telephone, how many are drawn and called. */
  draw(phoneShare: number): void {
    const rules = this.hotline.server.app.get(CityService).protocol?.satisfaction;
    if (!rules) throw new Error('This city asks nobody.');
    Object.assign(rules, { phoneShare });
  }

  /** Those that ask. */
  async asked(email: string): Promise<Delivered[]> {
    return (await this.mailbox.mails(email)).filter(({ mail }) => tokenIn(mail.text) !== '');
  }

  async token(email: string): Promise<string> {
    return tokenIn((await this.asked(email)).at(-1)?.mail.text);
  }

  answer(token: string, said: object = {}): request.Test {
    const body = { token, service: 5, outcome: 4, ...said };
    return request(this.hotline.server.url).post('/api/surveys/answer').send(body);
  }

  look(token: string): request.Test {
    return request(this.hotline.server.url).post('/api/surveys/open').send({ token });
  }
}

const tokenIn = (text: string | undefined): string => /\/survey#([\w-]{43})/.exec(text ?? '')?.[1] ?? '';
