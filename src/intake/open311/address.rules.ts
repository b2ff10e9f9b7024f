/** The door, and the one at which nothing is recorded, for those who write an app. */
export const BASES = ['open311/v2', 'open311/test/v2'];

const BELOW = /^\/open311\/+(test\/+)?v2(\/|\?|$)/;
const TEST = /^\/open311\/test\//;

export type Format = 'json' | 'xml';

export const isOpen311 = (url: string): boolean => BELOW.test(url);
export const isTest = (url: string): boolean => TEST.test(url);

/** Clients put `BASE/` and `services.xml` together, whether the base they were given ends with a slash or not. */
export function asAsked(url: string): string {
  if (!isOpen311(url)) return url;
  const [path, ...query] = url.split('?') as [string, ...string[]];
  return [path.replace(/\/{2,}/g, '/'), ...query].join('?');
}

/** By the ending of the address. XML is what everybody must understand: it answers to endings nobody knows. */
export const formatOf = (url: string): Format => (/\.json$/i.test(pathOf(url)) ? 'json' : 'xml');

/** `D20261121-00042-0.json` without its ending; null without one of the two. */
export const withoutFormat = (name: string): string | null => /^(.+)\.(?:json|xml)$/i.exec(name)?.[1] ?? null;

const pathOf = (url: string): string => url.split('?')[0] as string;
