import sharp from 'sharp';
import { isAmong } from './arrivals.js';
import { signIn } from './console.js';
import { accountOf, ITEMS } from './consoles.js';
import type { RealServer } from './real-server.js';

const APPS = 5;
const KEY_RATE = 6000;
const PHOTOS = 8;
const ANSWER_WITHIN_MS = 30_000;
/** Of every so many reports one answers a question, and one names its district instead of a point. */
const QUESTION_EVERY = 3;
const ADDRESS_EVERY = 4;
const ITEM_WITH_QUESTION = 'RD02';
/** In the city, each in another district. */
const POINTS = [
  [22.6397, 120.302],
  [22.6273, 120.3014],
  [22.6866, 120.3092],
  [22.7298, 120.3287],
  [22.5752, 120.3447],
] as const;

/** What a citizen sends by an app. */
export interface AppReport {
  /** Stands in the description, and in no other's. */
  mark: string;
  fields: [string, string][];
  photo: Buffer | null;
}

export interface Answered {
  mark: string;
  askedAt: number;
  answeredAt: number;
  /** The number of the case, or why there is none. */
  number: string | null;
  refusal: string | null;
}

/** Apps with a key each, and what people send by them. */
export class Apps {
  private constructor(
    private readonly url: string,
    private readonly keys: string[],
    private readonly photos: Buffer[],
  ) {}

  static async open(server: RealServer): Promise<Apps> {
    const cookie = await signIn(server.url, accountOf(server, 'admin'));
    const keys: string[] = [];
    for (let nth = 1; nth <= APPS; nth += 1) keys.push(await keyOf(server.url, cookie, `量測用 app ${nth}`));
    return new Apps(server.url, keys, await Promise.all(Array.from({ length: PHOTOS }, photo)));
  }

  /** `photos`: percent of the reports. */
  report(mark: string, nth: number, photos: number): AppReport {
    const agencies = Object.values(ITEMS);
    const hasQuestion = nth % QUESTION_EVERY === 0;
    const [lat, long] = POINTS[nth % POINTS.length] as (typeof POINTS)[number];
    const fields: [string, string][] = [
      ['api_key', this.keys[nth % APPS] as string],
      ['service_code', hasQuestion ? ITEM_WITH_QUESTION : (agencies[nth % agencies.length] as string)],
      ...(hasQuestion ? [['attribute[danger]', 'no'] as [string, string]] : []),
      ...(nth % ADDRESS_EVERY === 0
        ? [['address_string', `前鎮區量測路 ${nth} 號`] as [string, string]]
        : ([
            ['lat', String(lat + (nth % 100) / 1e5)],
            ['long', String(long)],
          ] as [string, string][])),
      ['description', `量測用通報 ${mark}，路面有坑洞，機車經過時很危險，請儘快派員處理。`],
      ['last_name', '王'],
      ['first_name', '小明'],
      ['phone', `09${String(nth % 1e8).padStart(8, '0')}`],
    ];
    return { mark, fields, photo: isAmong(nth, photos) ? (this.photos[nth % PHOTOS] as Buffer) : null };
  }

  async send({ mark, fields, photo }: AppReport): Promise<Answered> {
    const askedAt = performance.now();
    const { number, refusal } = await this.post(bodyOf(fields, photo)).catch((error: Error) => ({
      ...{ number: null, refusal: String(error.cause ?? error.message) },
    }));
    return { mark, askedAt, answeredAt: performance.now(), number, refusal };
  }

  private async post(
    body: FormData | URLSearchParams,
  ): Promise<{ number: string | null; refusal: string | null }> {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch(`${this.url}/open311/v2/requests.json`, { method: 'POST', body, signal });
    const text = await answer.text();
    const number = answer.ok
      ? (JSON.parse(text) as { service_request_id?: string }[])[0]?.service_request_id
      : undefined;
    return number === undefined
      ? { number: null, refusal: `${answer.status} ${text}` }
      : { number, refusal: null };
  }
}

function bodyOf(fields: [string, string][], photo: Buffer | null): FormData | URLSearchParams {
  if (!photo) return new URLSearchParams(fields);
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  form.append('media', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'photo.jpg');
  return form;
}

/** As an app makes a picture of its camera smaller before it sends it; every pixel is another. */
const photo = (): Promise<Buffer> =>
  sharp({
    create: {
      ...{ width: 1600, height: 1200, channels: 3, background: 'grey' },
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .jpeg({ quality: 75 })
    .toBuffer();

async function keyOf(url: string, cookie: string, name: string): Promise<string> {
  const answer = await fetch(`${url}/api/machines`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      ...{ name, role: 'channel', keyName: name, rights: ['report.submit'] },
      ...{ days: 1, ratePerMinute: KEY_RATE },
    }),
  });
  const { key } = (await answer.json()) as { key?: string };
  if (key === undefined) throw new Error(`No key for an app: ${answer.status}`);
  return key;
}
