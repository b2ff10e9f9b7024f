import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../platform/problem/problem.js';
import type { Form } from '../../platform/request/form.rules.js';
import { refused, wrong } from './open311.problems.js';
import type { Sent } from './parameters.rules.js';
import { bytesOfMedia, isMedia, textLengthOf } from './sent-media.rules.js';

const MOST_FILES = 5;
const LIMITS = { files: MOST_FILES, fields: 200, parts: 205, headerPairs: 50 };
const MOST_FIELD = 200_000;
/** Of all fields of a form, but for photos. */
const MOST_FIELDS = 1024 * 1024;
/** Of all files of a report together. */
const MOST_BYTES = 30 * 1024 * 1024;

export interface SentFile {
  name: string;
  bytes: Buffer;
}

export interface Body {
  fields: Sent;
  files: SentFile[];
}

/** A form, in parts or not, or nothing at all where everything stands in the address. MEDIA_TYPE 415, TOO_LARGE 413. */
export async function bodyOf(request: FastifyRequest, limitBytes: number): Promise<Body> {
  if (request.isMultipart()) return partsOf(request, limitBytes);
  const type = request.headers['content-type'];
  if (type !== undefined && !/^application\/x-www-form-urlencoded\b/i.test(type)) throw notAForm();
  const body = new Collected(limitBytes);
  for (const [name, value] of Object.entries((request.body as Form | undefined | null) ?? {}))
    for (const one of [value].flat()) body.addField(name, one);
  return body;
}

async function partsOf(request: FastifyRequest, limitBytes: number): Promise<Body> {
  const body = new Collected(limitBytes);
  const limits = {
    ...LIMITS,
    fileSize: limitBytes,
    fieldSize: Math.max(MOST_FIELD, textLengthOf(limitBytes)),
  };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') body.addFile(part.filename ?? '', await contentOf(part, body.room));
      else body.addField(part.fieldname, textOf(part));
    }
  } catch (error) {
    const { statusCode } = error as { statusCode?: number };
    throw error instanceof Problem ? error : statusCode === 413 ? tooLarge() : broken();
  }
  return body;
}

function textOf({ fieldname, value, valueTruncated, fieldnameTruncated }: MultipartValue): string {
  if (valueTruncated && isMedia(fieldname)) throw tooLarge();
  if (valueTruncated || fieldnameTruncated || (!isMedia(fieldname) && String(value).length > MOST_FIELD))
    throw refused([wrong(fieldname.slice(0, 50), '太長了', 'is too long')]);
  return String(value);
}

/** What has come of a body, within its limits, however it came. */
class Collected implements Body {
  readonly fields: Form = Object.create(null) as Form;
  readonly files: SentFile[] = [];
  private left = MOST_BYTES;
  private letters = 0;

  constructor(private readonly limitBytes: number) {}

  /** Of the next file. */
  get room(): number {
    return Math.min(this.left, this.limitBytes);
  }

  addField(name: string, text: string): void {
    if (isMedia(name)) {
      this.addMedia(text);
      return;
    }
    this.letters += name.length + text.length;
    if (this.letters > MOST_FIELDS) throw tooLarge();
    const before = this.fields[name];
    this.fields[name] = before === undefined ? text : [before, text].flat();
  }

  addFile(name: string, bytes: Buffer): void {
    // A browser sends a part for a photo that nobody has chosen.
    if (bytes.length === 0) return;
    if (bytes.length > this.room || this.files.length === MOST_FILES) throw tooLarge();
    this.left -= bytes.length;
    this.files.push({ name, bytes });
  }

  private addMedia(text: string): void {
    const bytes = bytesOfMedia(text);
    if (!bytes) throw refused([wrong('media', '須為 base64 編碼的照片', 'must be a photo in base64')]);
    this.addFile('media', bytes);
  }
}

async function contentOf({ file }: MultipartFile, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file) {
    size += (chunk as Buffer).length;
    if (size > most) throw tooLarge();
    chunks.push(chunk as Buffer);
  }
  if (file.truncated) throw tooLarge();
  return Buffer.concat(chunks);
}

const notAForm = (): Problem =>
  new Problem('MEDIA_TYPE', 415, {
    'zh-TW': '請以 application/x-www-form-urlencoded 或 multipart/form-data 傳送。',
    en: 'Send application/x-www-form-urlencoded or multipart/form-data.',
  });

const tooLarge = (): Problem =>
  new Problem('TOO_LARGE', 413, {
    'zh-TW': '檔案太大或太多，請減少後再傳。',
    en: 'The files are too large, or too many.',
  });

const broken = (): Problem =>
  new Problem('UPLOAD_BROKEN', 400, {
    'zh-TW': '資料沒有傳完或格式有誤，請再傳一次。',
    en: 'What was sent is broken, or did not arrive completely. Send it again.',
  });
