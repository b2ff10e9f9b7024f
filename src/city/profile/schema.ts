import type { AnySchemaObject } from 'ajv';
import { APPROVERS, AUDIENCES, PAUSE_REASONS } from '../profile.js';
import { categories } from './categories.schema.js';
import type { ProfileFile } from './files.js';
import { nearness, protocol } from './protocol.schema.js';
import {
  amount,
  amounts,
  categoryCode as code,
  list,
  named,
  record,
  slug,
  text,
  words,
  yes,
} from './schema-parts.js';
import { supervision } from './supervision.schema.js';

/** The form of every file of a city profile (JSON Schema). What the files say about each other is in checks.ts. */

const phone = { type: 'string', pattern: '^[0-9][0-9-]{2,14}$' };
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const wordList = list(text, 0);
const codes = { ...list(code), uniqueItems: true };

const routes = list(
  record(
    {
      for: codes,
      to: slug,
      when: {
        type: 'object',
        properties: { area: { enum: ['city', 'county'] }, districts: { ...list(text), uniqueItems: true } },
        additionalProperties: text,
        minProperties: 1,
      },
      because: words,
    },
    ['when', 'because'],
  ),
);
/** 機關檔案保存年限及銷毀辦法 knows no other periods. */
const kept = { enum: [1, 3, 5, 10, 15, 20, 25, 30, 'permanent'] };
const manner = {
  ladder: slug,
  pauses: { ...list({ enum: PAUSE_REASONS }, 0), uniqueItems: true },
  extension: slug,
};
const several = { severalAgencies: record({ workingDays: amounts.workingDays }) };
const step = record(
  {
    at: { type: 'string', pattern: '^([1-9][0-9]?%|due)$' },
    after: amount,
    tell: { ...list({ enum: AUDIENCES }), uniqueItems: true },
  },
  ['at', 'after'],
);
const count = { type: 'integer', minimum: 1, maximum: 2160 };
const extension = record(
  {
    most: { type: 'integer', minimum: 1, maximum: 20 },
    ...{ longest: count, total: count, withinDays: { type: 'integer', minimum: 1, maximum: 366 } },
    approval: list(record({ upTo: count, by: { enum: APPROVERS } })),
  },
  ['withinDays'],
);
const surgeLimits = list(record({ hours: amounts.hours, for: codes }));
const surge = record(
  {
    code: slug,
    ...named,
    ...{ respond: surgeLimits, complete: surgeLimits },
    nearby: record(nearness),
    ...{ surveys: yes, callBacks: yes },
    form: { enum: ['full', 'short'] },
  },
  ['respond', 'complete', 'form'],
);
const days = { type: 'object', propertyNames: date, additionalProperties: text };

export const schemas: Record<ProfileFile, AnySchemaObject> = {
  'city.yaml': record(
    {
      code: slug,
      ...named,
      hotline: phone,
      timeZone: text,
      inForceSince: date,
      countyCode: { type: 'string', pattern: '^\\d{5,8}$' },
      bounds: { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 4 },
      dutyPhone: phone,
      // Every month has it.
      figuresFrozenOnDay: { type: 'integer', minimum: 1, maximum: 28 },
      centre: slug,
      counterSites: list(record({ code: slug, ...named, district: text }, ['district'])),
      counterServices: list(
        record(
          {
            ...{ code: slug, ...named, sites: { ...list(slug), uniqueItems: true } },
            booking: record({
              aheadDays: { type: 'integer', minimum: 1, maximum: 366 },
              keptDays: { type: 'integer', minimum: 1, maximum: 366 },
            }),
          },
          ['booking'],
        ),
      ),
    },
    ['counterSites', 'counterServices'],
  ),
  'agencies.yaml': record({
    agencies: list(
      record(
        {
          code: slug,
          unitCode: text,
          kind: { enum: ['city', 'central', 'utility'] },
          ...named,
          parent: slug,
          phone,
          aliases: wordList,
        },
        ['unitCode', 'parent', 'phone', 'aliases'],
      ),
    ),
    districtOffices: list(
      record({ code: slug, unitCode: text, district: text, phone }, ['unitCode', 'phone']),
    ),
  }),
  'categories.yaml': categories,
  'districts.yaml': record({
    districts: list(
      record({
        code: { type: 'string', pattern: '^\\d{8}$' },
        ...named,
        zip: { type: 'string', pattern: '^\\d{3}$' },
        area: { enum: ['city', 'county'] },
      }),
    ),
  }),
  'routing.yaml': record({ dispatch: routes, petition: routes }),
  'limits.yaml': record(
    {
      inForceFrom: date,
      officeHours: list({
        type: 'string',
        pattern: '^([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)$',
      }),
      longestPauses: record({ citizen: amount, parts: amount }),
      ladders: { type: 'object', propertyNames: slug, additionalProperties: list(step) },
      extensions: { type: 'object', propertyNames: slug, additionalProperties: extension },
      dispatch: record(
        {
          respond: limit(),
          complete: record({ ...manner, items: list(limit({ for: codes })) }, Object.keys(manner)),
          acknowledge: list(limit({ for: codes })),
          onSite: list(limit({ for: codes })),
          inspect: list(limit({ for: codes })),
        },
        ['acknowledge', 'onSite', 'inspect'],
      ),
      petition: record(
        {
          ...several,
          reply: limit(),
          classes: list(limit({ ...several, name: slug, for: codes }), 0),
        },
        Object.keys(several),
      ),
      callback: limit(),
      surge: list(surge),
    },
    ['inForceFrom', 'callback', 'surge'],
  ),
  'protocol.yaml': protocol,
  'supervision.yaml': supervision,
  'retention.yaml': record({
    statistics: { enum: ['for-ever'] },
    rules: list(
      record(
        {
          code: slug,
          ...named,
          kind: { enum: ['dispatch', 'petition', 'contact', 'bullying'] },
          for: codes,
          person: kept,
          texts: kept,
          attachments: kept,
          proposed: yes,
          basis: words,
        },
        ['for', 'attachments'],
      ),
    ),
  }),
  'calendar.yaml': record({
    years: list(
      record({ year: { type: 'integer', minimum: 2000, maximum: 2200 }, off: days, makeUp: days }, [
        'makeUp',
      ]),
    ),
  }),
};

/** That there is exactly one of the amounts is said in limit.checks.ts. */
function limit(more: Record<string, object> = {}): AnySchemaObject {
  const optional = { ...amounts, ...manner, ...several };
  return record({ ...amounts, ...manner, ...more }, Object.keys(optional));
}
