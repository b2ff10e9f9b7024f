import sharp from 'sharp';
import { lines } from './mails.js';
import type { PatientCity } from './patient-city.js';

/** What there must be afterwards, by what was sent and by nothing that was answered. */
export class Tally {
  contacts: Record<string, number> = {};
  cases = 0;
  letters: Record<string, number> = {};
  calls: Record<string, number> = {};
  heldSeconds = 0;
  chats = 0;
  turns = 0;
  persons = 0;
  files = 0;

  contact(channel: string, cases: number): void {
    this.contacts[channel] = (this.contacts[channel] ?? 0) + 1;
    this.cases += cases;
  }
}

type Send = () => Promise<unknown>;

const MINUTE_MS = 60_000;
const CASE = { category: 'RD01', district: '64000050', description: '路面有坑洞' };

/** All the city's doors, and who comes through them. Each call is one matter of one citizen: what is to be sent for it. */
export class AllDoors {
  readonly tally = new Tally();
  private count = 0;
  private confirmable: string[] = [];
  private forms: string[] = [];

  private constructor(
    private readonly city: PatientCity,
    private readonly key: string,
    private readonly agent: string,
    private readonly photo: Buffer,
  ) {}

  static async of(city: PatientCity): Promise<AllDoors> {
    const key = await city.server.keyWith(['call.signal', 'transcript.deliver', 'report.submit']);
    const photo = await sharp({
      create: {
        ...{ width: 320, height: 240, channels: 3, background: 'grey' },
        noise: { type: 'gaussian', mean: 128, sigma: 20 },
      },
    })
      .jpeg()
      .toBuffer();
    return new AllDoors(city, key, await city.server.signIn('agent'), photo);
  }

  /** Forms that citizens open before they write. */
  async open(forms: number): Promise<void> {
    for (let nth = 0; nth < forms; nth += 1) {
      const answer = await fetch(`${this.city.server.url}/api/mailbox/form`);
      this.forms.push(((await answer.json()) as { form: string }).form);
    }
  }

  /** Those who wrote before press the button behind their link, some of them twice. */
  confirmations(): Send[] {
    return this.confirmable.splice(0).map((email, nth) => {
      this.tally.contact('mailbox', 1);
      return async () => {
        const { mail } = await this.city.sink.mailTo(email);
        const token = /confirm#([\w-]{43})/.exec(mail.text ?? '')?.[1];
        const press = () => this.city.json(200, '/api/mailbox/confirm', { token });
        await (nth % 3 === 0 ? Promise.all([press(), press()]) : press());
      };
    });
  }

  /** Its events come in any order, and some of them twice. */
  call(): Send {
    const nth = this.next();
    const isAnswered = nth % 3 !== 0;
    const state = isAnswered ? 'ended' : 'abandoned';
    this.tally.calls[state] = (this.tally.calls[state] ?? 0) + 1;
    if (isAnswered) this.tally.heldSeconds += 1;
    const kinds = isAnswered ? ['ringing', 'answered', 'held', 'resumed', 'ended'] : ['ringing', 'ended'];
    const begin = this.city.now.getTime() - 10 * MINUTE_MS;
    const events = kinds.map((kind, place) => ({
      ...{ eventId: `${nth}-${place}`, callId: `call-${nth}`, kind, line: '1999' },
      ...{ at: new Date(begin + place * 1000).toISOString(), caller: `07123${String(nth).padStart(4, '0')}` },
    }));
    const told = [...events.toReversed(), ...(nth % 2 === 0 ? events : [])];
    return async () => {
      for (const event of told) await this.byMachine('/api/intake/call-events', event);
      if (isAnswered && nth % 2 === 0) await this.record(nth, { channel: 'phone' });
    };
  }

  /** A mail with a file, brought twice by some servers. */
  mail(): Send {
    const nth = this.next();
    const from = `citizen${nth}@example.com`;
    this.wrote('mail', from, nth);
    this.tally.files += 1;
    const raw = Buffer.concat([
      Buffer.from(
        lines(
          ...[`From: ${from}`, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=x'],
          ...[`Message-ID: <${nth}@example.com>`, 'Subject: =?utf-8?B?6Lev54eI?=', '', '--x'],
          ...['Content-Type: text/plain; charset=utf-8', '', `第 ${nth} 盞路燈不亮`, '--x'],
          ...['Content-Type: image/jpeg; name=a.jpg', 'Content-Transfer-Encoding: base64', ''],
          ...[this.photo.toString('base64').replace(/.{76}/g, '$&\r\n'), '--x--'],
        ),
      ),
    ]);
    const bring = () => this.city.mail(raw, from);
    return () => (nth % 2 === 0 ? Promise.all([bring(), bring()]) : bring());
  }

  form(): Send {
    const nth = this.next();
    const email = `writer${nth}@example.com`;
    this.wrote('web', email, nth);
    const letter = {
      ...{ form: this.forms.pop(), name: '王小明', email, subject: '路燈', text: `第 ${nth} 盞不亮` },
      language: 'zh-TW',
    };
    return async () => {
      await this.city.json(202, '/api/mailbox/letters', letter);
      if (nth % 3 === 0) await this.city.json(202, '/api/mailbox/letters', letter);
    };
  }

  /** Of an app: a form, or one in parts with a photo. */
  report(): Send {
    const nth = this.next();
    this.tally.contact('app', 1);
    const said = [
      ...[
        ['api_key', this.key],
        ['service_code', 'RD01'],
        ['lat', '22.6397'],
        ['long', '120.302'],
      ],
      ['description', `第 ${nth} 個坑洞`],
    ] as [string, string][];
    const form = new FormData();
    for (const [name, value] of said) form.append(name, value);
    form.append('media', new Blob([new Uint8Array(this.photo)], { type: 'image/jpeg' }), 'a.jpg');
    const hasPhoto = nth % 2 === 0;
    if (hasPhoto) this.tally.files += 1;
    const send = () =>
      this.city.request(200, '/open311/v2/requests.json', {
        body: hasPhoto ? form : new URLSearchParams(said),
      });
    return () => (nth % 3 === 0 ? Promise.all([send(), send()]) : send());
  }

  /** Told again and again while it grows; whoever was not answered has a case. */
  chat(): Send {
    const nth = this.next();
    const resolved = nth % 2 === 0;
    const turns = Array.from({ length: 6 }, (_, place) => ({
      ...{ at: new Date(this.city.now.getTime() - 5 * MINUTE_MS + place * 1000).toISOString() },
      ...{ speaker: place % 2 === 0 ? 'citizen' : 'bot', text: `第 ${place} 句` },
    }));
    this.tally.contact('chatbot', resolved ? 0 : 1);
    this.tally.chats += 1;
    this.tally.turns += turns.length;
    return async () => {
      for (const length of [2, 4, 4, 6, 6]) {
        const ended = length === turns.length;
        await this.byMachine('/api/intake/chatbot-transcripts', {
          ...{ conversationId: `chat-${nth}`, ended, resolved: ended && resolved, wantsPerson: false },
          turns: turns.slice(0, length),
        });
      }
    };
  }

  /** Somebody of the centre scans and types it. */
  paper(): Send {
    const nth = this.next();
    const channel = nth % 2 === 0 ? 'letter' : 'fax';
    this.tally.files += 1;
    this.tally.contact(channel, 1);
    const scan = new FormData();
    scan.append('file', new Blob([new Uint8Array(this.photo)], { type: 'image/jpeg' }), '陳情書.jpg');
    return async () => {
      const { id } = await this.city.request<{ id: string }>(201, '/api/files/documents', {
        ...{ body: scan, headers: { cookie: this.agent, 'idempotency-key': `scan-${nth}` } },
      });
      const receivedAt = new Date(this.city.now.getTime() - 60 * MINUTE_MS).toISOString();
      await this.byAgent(`paper-${nth}`, '/api/contacts', {
        ...{ channel, outcome: 'recorded', receivedAt, attachments: [id], cases: [CASE] },
        citizen: { name: '王小明' },
      });
    };
  }

  counter(): Send {
    const nth = this.next();
    const persons = (nth % 5) + 1;
    this.tally.persons += persons;
    return async () => {
      await this.byAgent(`counted-${nth}`, '/api/services', {
        service: 'legal-advice',
        site: 'siwei',
        persons,
      });
      if (nth % 4 === 0) await this.record(nth, { channel: 'counter' });
    };
  }

  private async record(nth: number, said: { channel: string }): Promise<void> {
    this.tally.contact(said.channel, 1);
    await this.byAgent(`typed-${nth}`, '/api/contacts', { ...said, outcome: 'recorded', cases: [CASE] });
  }

  private wrote(via: string, email: string, nth: number): void {
    this.tally.letters[via] = (this.tally.letters[via] ?? 0) + 1;
    if (nth % 4 !== 0) this.confirmable.push(email);
  }

  private byMachine(path: string, body: object): Promise<unknown> {
    return this.city.json(200, path, body, { authorization: `Bearer ${this.key}` });
  }

  private byAgent(key: string, path: string, body: object): Promise<unknown> {
    return this.city.json(201, path, body, { cookie: this.agent, 'idempotency-key': key });
  }

  private next(): number {
    this.count += 1;
    return this.count;
  }
}
