import type { AnySchemaObject } from 'ajv';

/** What the forms of several files are made of. */

export const text = { type: 'string', minLength: 1 };
export const slug = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$' };
export const yes = { type: 'boolean' };
export const categoryCode = { type: 'string', pattern: '^[A-Z]{2,3}[0-9]{2}$' };
export const named = { name: text, nameEn: text };

/** A limit of more than a quarter is a plan, and none at all no limit (各種處理期限不得超過三十日). */
export const amounts = {
  hours: { type: 'number', exclusiveMinimum: 0, maximum: 2160 },
  workingHours: { type: 'number', exclusiveMinimum: 0, maximum: 480 },
  workingDays: { type: 'integer', minimum: 1, maximum: 60 },
};
export const amount = record(amounts, Object.keys(amounts));
export const words = record({ 'zh-TW': text, en: text });

export function record(properties: Record<string, object>, optional: string[] = []): AnySchemaObject {
  const required = Object.keys(properties).filter(name => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

export function list(items: object, minItems = 1): AnySchemaObject {
  return { type: 'array', items, minItems };
}
