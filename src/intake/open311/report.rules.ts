import { isEmail } from 'class-validator';
import type { FieldProblem, Words } from '../../platform/problem/problem.js';
import type { CitizenDto } from '../contact.dto.js';
import { required, wrong } from './open311.problems.js';
import type { Parameters } from './parameters.rules.js';
import { OBJECT_ID, OBJECT_TYPE, type ServiceObject, serviceObjectIn } from './service-object.rules.js';

/** Characters, not UTF-16 units: a rare character of a name is one. */
const MOST: Readonly<Record<string, number>> = {
  description: 4000,
  address_string: 400,
  address_id: 90,
  email: 200,
  phone: 40,
  first_name: 100,
  last_name: 100,
  media_url: 2000,
  [OBJECT_TYPE]: 100,
  [OBJECT_ID]: 100,
};
const MOST_LINKS = 10;
const DEGREES = /^[+-]?\d{1,3}(\.\d{1,20})?$/;
const TORN = /\p{Surrogate}/u;
const LOCATION: Words = {
  'zh-TW': 'lat 與 long、address_string 或 address_id',
  en: 'or address_string, or address_id',
};

/** What a client says of a report, whatever the service is. */
export interface Said {
  point: { lat: number; lng: number } | null;
  place: string | null;
  description: string | null;
  citizen: CitizenDto;
  links: string[];
  object: ServiceObject | null;
}

/** When and where a photo was taken is kept only if whoever took it says so: a phone tells it without being asked. */
export const sharesTaken = (sent: Parameters): boolean => sent.text('share_photo_metadata') === 'true';

/** All that is wrong is said at once. */
export function saidIn(sent: Parameters): { said: Said; flaws: FieldProblem[] } {
  const flaws: FieldProblem[] = [];
  for (const [name, most] of Object.entries(MOST)) {
    if (sent.texts(name).some(text => [...text].length > most))
      flaws.push(wrong(name, `太長了，最多 ${most} 字`, `is longer than ${most} characters`));
    else if (sent.texts(name).some(text => TORN.test(text)))
      flaws.push(wrong(name, '含有不完整的字元', 'holds half a character'));
  }
  const place = placeIn(sent);
  const point = pointIn(sent, place !== null, flaws);
  const links = sent.texts('media_url');
  if (links.length > MOST_LINKS) flaws.push(wrong('media_url', '太多了', 'are too many'));
  const email = sent.text('email') ?? undefined;
  if (email !== undefined && !TORN.test(email) && !isEmail(email))
    flaws.push(wrong('email', '電子郵件格式不正確', 'must be an email'));
  const citizen = { name: nameIn(sent), phone: sent.text('phone') ?? undefined, email };
  const object = serviceObjectIn(sent, flaws);
  return { said: { point, place, description: sent.text('description'), citizen, links, object }, flaws };
}

function placeIn(sent: Parameters): string | null {
  const id = sent.text('address_id');
  const parts = [sent.text('address_string'), id && `（${id}）`];
  return parts.filter(part => part !== null).join('') || null;
}

/** Zero and zero is what a telephone sends that knows nothing better; it says nothing where there is an address. */
function pointIn(sent: Parameters, hasPlace: boolean, flaws: FieldProblem[]): Said['point'] {
  const [lat, long] = [sent.text('lat'), sent.text('long')];
  if (lat === null && long === null) {
    if (!hasPlace) flaws.push(required('lat', LOCATION), required('long', LOCATION));
    return null;
  }
  if (lat === null || long === null) {
    flaws.push(required(lat === null ? 'lat' : 'long'));
    return null;
  }
  const point = { lat: degrees(lat, 90), lng: degrees(long, 180) };
  if (Number.isNaN(point.lat))
    flaws.push(wrong('lat', '須為 -90 至 90 的數字', 'must be a number from -90 to 90'));
  if (Number.isNaN(point.lng))
    flaws.push(wrong('long', '須為 -180 至 180 的數字', 'must be a number from -180 to 180'));
  return point.lat === 0 && point.lng === 0 && hasPlace ? null : point;
}

function degrees(text: string, most: number): number {
  const value = DEGREES.test(text) ? Number(text) : Number.NaN;
  return Math.abs(value) <= most ? value : Number.NaN;
}

/** 姓 before 名, as it is written here. */
function nameIn(sent: Parameters): string | undefined {
  const [first, last] = [sent.text('first_name'), sent.text('last_name')];
  const isChinese = /\p{Script=Han}/u.test(`${first ?? ''}${last ?? ''}`);
  const parts = isChinese ? [last, first] : [first, last];
  return parts.filter(part => part !== null).join(isChinese ? '' : ' ') || undefined;
}
