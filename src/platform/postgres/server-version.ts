import pg from 'pg';
import { StartRefused } from '../config/start-refused.js';

const OLDEST = 15;

export interface ServerFacts {
  version: string;
  /** server_version_num, such as 150008. */
  number: number;
  encoding: string;
  ctype: string;
}

/** Connects to the PostgreSQL that DATABASE_URL names and refuses one the program cannot work with. */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {
    // A connection cut while we ask is reported by the question.
  });
  try {
    await client.connect();
  } catch (error) {
    throw new StartRefused(
      `DATABASE_URL: no connection to ${client.host}:${client.port} (${reason(error)}).`,
    );
  }
  try {
    const fault = await findFault(client);
    if (fault) throw new StartRefused(`DATABASE_URL: ${fault}`);
  } finally {
    await client.end();
  }
}

/** Why the program cannot work with the server and database of this connection, if so. Changes nothing. */
export async function findFault(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<ServerFacts>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            pg_encoding_to_char(encoding) as encoding, datctype as ctype
     from pg_database where datname = current_database()`,
  );
  return serverFault(rows[0]!);
}

export function serverFault({ version, number, encoding, ctype }: ServerFacts): string | undefined {
  if (number < OLDEST * 10_000) {
    return `The database server is PostgreSQL ${version}, but version ${OLDEST} or newer is needed.`;
  }
  if (encoding !== 'UTF8') {
    return `The database stores text as ${encoding}, but UTF8 is needed: create it with ENCODING 'UTF8'.`;
  }
  // With it pg_trgm sees no letters in Chinese text, and a search would silently find nothing.
  if (['C', 'POSIX'].includes(ctype)) {
    return `The database's LC_CTYPE is ${ctype}, which knows no Chinese: create it with a UTF-8 locale such as C.UTF-8.`;
  }
  return undefined;
}

/** Several addresses of one name fail as a group whose own message is empty. */
function reason(error: unknown): string {
  const { errors = [error] } = error as { errors?: unknown[] };
  return errors.map(cause => (cause as Error).message).join(', ');
}
