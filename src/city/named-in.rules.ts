import type { Named } from './profile.js';

/** How a code of a list is called. One that the city does not have any more names itself: what is old must still be shown. */
export function namedIn(list: readonly Named[], code: string): Named {
  const { name = code, nameEn = code } = list.find(one => one.code === code) ?? {};
  return { code, name, nameEn };
}
