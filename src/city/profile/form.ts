import { Ajv, type ErrorObject } from 'ajv';
import type { ProfileFile, ProfileSource } from './files.js';
import { schemas } from './schema.js';
import type { Fault, Path, Source } from './source.js';

const ajv = new Ajv({ allErrors: true });
const validators = new Map(Object.entries(schemas).map(([file, schema]) => [file, ajv.compile(schema)]));

export type Sources = Record<ProfileFile, Source>;

/** The faults of every file, and the values of those that have none. */
export function checkForm(sources: Sources): { faults: Fault[]; sound: Partial<ProfileSource> } {
  const faults: Fault[] = [];
  const sound: Record<string, unknown> = {};
  for (const [file, source] of Object.entries(sources)) {
    const own = source.faults.length > 0 ? source.faults : formFaults(source);
    if (own.length === 0) sound[file] = source.value;
    faults.push(...own);
  }
  return { faults, sound: sound as Partial<ProfileSource> };
}

function formFaults(source: Source): Fault[] {
  const validate = validators.get(source.file);
  if (!validate || validate(source.value)) return [];
  return (validate.errors ?? []).flatMap(error => {
    // The key itself is reported by the schema of its name.
    if (error.keyword === 'propertyNames') return [];
    const at = pathOf(error);
    return [source.fault(at, `${spoken(at)} ${reasonOf(error)}`.trim())];
  });
}

function pathOf(error: ErrorObject): Path {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map(part => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
  const key = error.params.additionalProperty ?? error.propertyName;
  return key === undefined ? path : [...path, String(key)];
}

function reasonOf({ keyword, params, message }: ErrorObject): string {
  if (keyword === 'additionalProperties') return 'is not a known entry';
  if (keyword === 'required') return `lacks ${params.missingProperty}`;
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as string[]).join(', ')}`;
  if (keyword === 'minLength') return 'must not be empty';
  return message ?? keyword;
}

/** agencies[3].phone */
function spoken(path: Path): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`))
    .join('');
}
