import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem, type Words } from '../../platform/problem/problem.js';
import { isMonstrous } from '../../platform/request/body-shape.js';
import { type Form, readForm } from '../../platform/request/form.rules.js';
import { Arrived } from './arrived.js';
import { type Body, Collected, MOST_FILES, tooLarge } from './collected-body.js';
import { refused, wrong } from './open311.problems.js';
import { isMedia, textLengthOf } from './sent-media.rules.js';
import { Unreadable } from './unreadable.js';

const LIMITS = { files: MOST_FILES, fields: 200, parts: 205, headerPairs: 50 };
const MOST_FIELD = 200_000;

/** A form, in parts or not, or nothing at all where everything stands in the address. MEDIA_TYPE 415, TOO_LARGE 413. */
export async function bodyOf(request: FastifyRequest, limitBytes: number): Promise<Body> {
  if (request.isMultipart()) return partsOf(request, limitBytes);
  const type = request.headers['content-type'];
  if (type !== undefined && !/^application\/x-www-form-urlencoded\b/i.test(type))
    throw notAForm(request.body as Buffer | null | undefined);
  const body = new Collected(limitBytes);
  for (const [name, value] of Object.entries(formOf(request.body as Buffer | null | undefined, type)))
    for (const one of [value].flat()) body.addField(name, one);
  return body;
}

function formOf(raw: Buffer | null | undefined, type = ''): Form {
  if (!raw) return {};
  const form = readForm(raw, type);
  // In this character set everything can be read, if wrongly: the key is plain letters.
  if (!form) throw new Unreadable('NOT_READABLE', NOT_READABLE, raw, readForm(raw, ';charset=latin1') ?? {});
  if (isMonstrous(form)) throw tooLarge();
  return form;
}

async function partsOf(request: FastifyRequest, limitBytes: number): Promise<Body> {
  const body = new Collected(limitBytes);
  const limits = {
    ...LIMITS,
    fileSize: limitBytes,
    fieldSize: Math.max(MOST_FIELD, textLengthOf(limitBytes)),
  };
  const arrived = new Arrived(request.raw);
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') body.addFile(part.filename ?? '', await contentOf(part, body.room));
      else body.addField(part.fieldname, textOf(part));
    }
  } catch (error) {
    const { statusCode } = error as { statusCode?: number };
    if (error instanceof Problem) throw error;
    if (statusCode === 413) throw tooLarge();
    throw new Unreadable('UPLOAD_BROKEN', BROKEN, await arrived.whole(), body.fields);
  } finally {
    arrived.stop();
  }
  return body;
}

function textOf({ fieldname, value, valueTruncated, fieldnameTruncated }: MultipartValue): string {
  if (valueTruncated && isMedia(fieldname)) throw tooLarge();
  if (valueTruncated || fieldnameTruncated || (!isMedia(fieldname) && String(value).length > MOST_FIELD))
    throw refused([wrong(fieldname.slice(0, 50), '太長了', 'is too long')]);
  return String(value);
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

/** Whose it is says the key, however it is written: `"api_key": "hk_…"`, `<api_key>hk_…`. */
function notAForm(raw: Buffer | null | undefined): Unreadable {
  const key = /\bapi_key\b\W{1,20}(hk_[\w-]{1,100})/.exec(raw?.toString('latin1') ?? '')?.[1];
  return new Unreadable(
    'MEDIA_TYPE',
    NOT_A_FORM,
    raw ?? null,
    key === undefined ? {} : { api_key: key },
    415,
  );
}

const NOT_A_FORM: Words = {
  'zh-TW': '請以 application/x-www-form-urlencoded 或 multipart/form-data 傳送。',
  en: 'Send application/x-www-form-urlencoded or multipart/form-data.',
};

const BROKEN: Words = {
  'zh-TW': '資料沒有傳完或格式有誤，請再傳一次。',
  en: 'What was sent is broken, or did not arrive completely. Send it again.',
};

const NOT_READABLE: Words = {
  'zh-TW': '文字無法以 UTF-8（或所標示的字元編碼）解讀，請以 UTF-8 傳送。',
  en: 'The text cannot be read as UTF-8, or as the character set it names. Send UTF-8.',
};
