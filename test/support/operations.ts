import { grantOf, type Right } from '../../src/access/rights.js';
import { type Role, roles } from '../../src/access/roles.js';
import type { TestApp } from './app.js';
import { type Door, doorsOf } from './doors.js';

/** What the description says of a value; of these parts only. */
export interface Schema {
  $ref?: string;
  type?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
}

/** An endpoint: the right it asks for, and what the API's description says may be sent to it. */
export interface Operation extends Door {
  /** With ids that nothing has. */
  address: string;
  /** Somebody who may use it; null where nobody needs to be signed in. */
  role: Role | null;
  /** Names in the query string. */
  query: string[];
  /** The fields of a JSON body. */
  body: Record<string, Schema> | null;
}

interface Described {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Description {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

const NO_SUCH_CASE = 'D20000101-00000-0';
const NO_SUCH_ID = '00000000-0000-7000-8000-000000000000';

/** Every endpoint of this server, read from the server itself: one that is added tomorrow is among them. */
export async function operationsOf(server: TestApp): Promise<Operation[]> {
  const answer = await fetch(`${server.url}/api/openapi.json`);
  const { paths, components } = (await answer.json()) as Description;
  const resolved = (schema: Schema | undefined): Schema | undefined =>
    schema?.$ref ? components.schemas[schema.$ref.split('/').at(-1) as string] : schema;
  return doorsOf(server.app)
    .filter(({ method }) => method !== 'socket')
    .map(door => {
      const described = paths[door.path.replace(/:(\w+)/g, '{$1}')]?.[door.method.toLowerCase()] ?? {};
      const schema = resolved(described.requestBody?.content['application/json']?.schema);
      return {
        ...door,
        address: door.path.replace(':number', NO_SUCH_CASE).replace(/:\w+/g, NO_SUCH_ID),
        role: door.right === 'public' ? null : firstWith(door.right as Right),
        query: (described.parameters ?? []).filter(one => one.in === 'query').map(({ name }) => name),
        body: schema?.properties ?? null,
      };
    });
}

function firstWith(right: Right): Role {
  const role = roles.find(one => grantOf(one, right) !== null);
  if (!role) throw new Error(`Nobody has ${right}.`);
  return role;
}
