import { XMLBuilder } from 'fast-xml-parser';
import type { Format } from './address.rules.js';

/** A value as both forms know it. Null: empty. Left out: absent. */
export type Value = string | number | boolean | null | Value[] | Element | undefined;
export interface Element {
  [name: string]: Value;
}

/** What each item of a list is called in XML; JSON has bare lists. */
const ITEM: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  service_request_updates: 'request_update',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
  attributes: 'attribute',
  values: 'value',
  media_urls: 'media_url',
  photos: 'photo',
  notes: 'note',
};

/** Everything else that Unicode has cannot stand in XML 1.0, not even escaped. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

export const TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: false,
});

/** One shape, two writers: JSON leaves out the root (GeoReport v2, Spark convention). */
export function write(format: Format, root: string, body: Element | Value[]): string {
  if (format === 'json') return JSON.stringify(body);
  const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';
  return `${declaration}${builder.build({ [root]: asXml(root, body) }) as string}`;
}

function asXml(name: string, value: Value): unknown {
  if (value === undefined) return undefined;
  if (value === null) return '';
  if (typeof value === 'string') return value.replace(NOT_IN_XML, '\ufffd');
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    const item = ITEM[name];
    if (!item) throw new Error(`Nobody has said what an item of ${name} is called.`);
    return value.length > 0 ? { [item]: value.map(one => asXml(item, one)) } : '';
  }
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => [key, asXml(key, one)]);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}
