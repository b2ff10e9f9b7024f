import { open, readdir } from 'node:fs/promises';

const PIECE_BYTES = 64 * 1024;

/** Of a file, which is closed when nobody reads on. */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(PIECE_BYTES), 0, PIECE_BYTES, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

export async function readHead(path: string, bytes: number): Promise<Buffer | null> {
  const file = await open(path).catch(unlessMissing);
  if (!file) return null;
  try {
    const { buffer } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer;
  } finally {
    await file.close();
  }
}

export async function writeThrough(
  path: string,
  flag: 'w' | 'wx',
  content: AsyncIterable<Buffer>,
  at: Date,
): Promise<void> {
  const file = await open(path, flag, 0o600);
  try {
    for await (const piece of content) await file.writeFile(piece);
    await file.utimes(at, at);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name in a folder is only safe once the folder itself is written. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(unlessMissing)) ?? [];

export function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
