import { invalid } from '../problem/validation.js';

/** The last row of a page: its place in the order, and its id where several share it. */
export interface Key {
  at: Date;
  id: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opaque to the client: what it was given as `next` it sends as `after`. */
export const cursorOf = ({ at, id }: Key): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');

export function keyOf(cursor: string): Key {
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !UUID.test(id)) {
    const message = { 'zh-TW': '請使用上一頁所給的 next。', en: 'Send what the page before gave as `next`.' };
    throw invalid([{ field: 'after', message }]);
  }
  return { at, id };
}
