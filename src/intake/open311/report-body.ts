import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../platform/problem/problem.js';
import type { Form } from '../../platform/request/form.rules.js';
import { refused, wrong } from './open311.problems.js';
import type { Sent } from './parameters.rules.js';

const LIMITS = { files: 5, fields: 200, fieldSize: 200_000, parts: 205, headerPairs: 50 };
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
  return { fields: (request.body as Form | undefined | null) ?? {}, files: [] };
}

async function partsOf(request: FastifyRequest, limitBytes: number): Promise<Body> {
  const fields: Form = Object.create(null) as Form;
  const files: SentFile[] = [];
  let room = MOST_BYTES;
  try {
    for await (const part of request.parts({ limits: { ...LIMITS, fileSize: limitBytes } })) {
      if (part.type === 'file') {
        const bytes = await contentOf(part, Math.min(room, limitBytes));
        room -= bytes.length;
        // A browser sends a part for a photo that nobody has chosen.
        if (bytes.length > 0) files.push({ name: part.filename ?? '', bytes });
        continue;
      }
      const { fieldname, value } = part;
      if (part.valueTruncated || part.fieldnameTruncated)
        throw refused([wrong(fieldname.slice(0, 50), '太長了', 'is too long')]);
      const before = fields[fieldname];
      fields[fieldname] = before === undefined ? String(value) : [before, String(value)].flat();
    }
  } catch (error) {
    const { statusCode } = error as { statusCode?: number };
    throw error instanceof Problem ? error : statusCode === 413 ? tooLarge() : broken();
  }
  return { fields, files };
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
