import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { Problem } from '../problem/problem.js';

/** A multipart body is a little longer than its file. */
const ROOM_FOR_HEADERS = 64 * 1024;
/** How long a client whose upload was refused is given to notice. */
const LINGER_MS = 1000;

/**
 * Lets the server take files. A client that was answered before it had sent everything (not signed in, the wrong
 * field) may finish, so that its connection goes on; one that sends more than it may, or does not say how much, is
 * cut off.
 */
export async function acceptUploads(app: NestFastifyApplication, config: Config): Promise<void> {
  const limitBytes = Math.max(config.uploadLimitBytes, config.documentLimitBytes);
  await app.register(multipart, {
    limits: { fileSize: limitBytes, files: 1, fields: 8, fieldSize: 1000 },
    throwFileSizeLimit: false,
  });
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onResponse', ({ raw }, _reply, done) => {
    if (!raw.complete) {
      if (announced(raw) <= limitBytes + ROOM_FOR_HEADERS) raw.resume();
      else cutOff(raw.socket);
    }
    done();
  });
}

/** Nothing more is read. The connection lasts a moment longer, or the client might learn of its end and not why. */
function cutOff(socket: Socket): void {
  socket.pause();
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

/** How long the body is, by its own account. */
const announced = ({ headers }: IncomingMessage): number =>
  Number(headers['content-length'] ?? Number.POSITIVE_INFINITY);

export interface Upload {
  /** As its sender called it. */
  name: string;
  /** FILE_TOO_LARGE 413 at the limit, UPLOAD_BROKEN 400 where it ends too early. */
  content: AsyncIterable<Buffer>;
}

/** The field `file`, to be read once. */
export async function uploadInPieces(request: FastifyRequest, limitBytes: number): Promise<Upload> {
  if (!request.isMultipart()) throw fileMissing();
  const length = announced(request.raw);
  if (Number.isFinite(length) && length > limitBytes + ROOM_FOR_HEADERS) throw fileTooLarge(limitBytes);
  try {
    const part = await request.file({ limits: { fileSize: limitBytes } });
    if (part?.fieldname !== 'file') throw fileMissing();
    part.file.once('limit', () => part.file.destroy(fileTooLarge(limitBytes)));
    return { name: part.filename ?? '', content: arriving(part.file) };
  } catch (error) {
    throw error instanceof Problem ? error : uploadBroken();
  }
}

/** The bytes of the field `file`. Stops reading at the limit. */
export async function uploadOf(request: FastifyRequest, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of (await uploadInPieces(request, limitBytes)).content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* arriving(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of file) yield chunk;
  } catch (error) {
    throw error instanceof Problem ? error : uploadBroken();
  }
}

const fileMissing = (): Problem =>
  new Problem('FILE_MISSING', 400, {
    'zh-TW': '請以 multipart/form-data 的 file 欄位傳送一個檔案。',
    en: 'Send one file as multipart/form-data, in the field `file`.',
  });

const fileTooLarge = (limitBytes: number): Problem => {
  const megabytes = Math.floor(limitBytes / 1024 / 1024);
  return new Problem('FILE_TOO_LARGE', 413, {
    'zh-TW': `檔案超過 ${megabytes} MB 的上限。`,
    en: `The file is larger than ${megabytes} MB.`,
  });
};

const uploadBroken = (): Problem =>
  new Problem('UPLOAD_BROKEN', 400, {
    'zh-TW': '檔案沒有傳完，請再傳一次。',
    en: 'The file did not arrive completely. Send it again.',
  });
