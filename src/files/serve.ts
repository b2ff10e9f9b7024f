import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { FileSize } from './file-store.js';
import type { FoundFile } from './files.service.js';

/** Opened by itself it is in a world of its own, where nothing runs and nothing is asked for. */
const SANDBOX = "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Pictures that were made here are shown. What came from outside is only ever downloaded, under a type that no program
 * opens by itself.
 */
export async function serve(
  reply: FastifyReply,
  file: FoundFile,
  { id, size }: { id: string; size: FileSize },
): Promise<StreamableFile> {
  reply.headers({ 'x-content-type-options': 'nosniff', 'content-security-policy': SANDBOX });
  if (file.kind === 'document' && size === 'full') {
    const disposition = `attachment; filename*=UTF-8''${encoded(file.name)}`;
    reply.header('content-disposition', disposition);
    const type = 'application/octet-stream';
    return new StreamableFile(await begun(file.content()), { type, length: file.size, disposition });
  }
  const disposition = `inline; filename="${id.toLowerCase()}-${size}.jpg"`;
  reply.header('content-disposition', disposition);
  const content = await whole(file.content());
  return new StreamableFile(content, { type: 'image/jpeg', length: content.length, disposition });
}

/** RFC 8187. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

async function whole(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** One that cannot be opened is found out before anything is answered. */
async function begun(content: AsyncIterable<Buffer>): Promise<Readable> {
  const pieces = content[Symbol.asyncIterator]();
  const first = await pieces.next();
  async function* all(): AsyncGenerator<Buffer> {
    try {
      for (let next = first; !next.done; next = await pieces.next()) yield next.value;
    } finally {
      await pieces.return?.();
    }
  }
  return Readable.from(all(), { objectMode: false });
}
