import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const SCRIPT = resolve(import.meta.dirname, '../../scripts/audit.mjs');
const BULK = '/-/npm/v1/security/advisories/bulk';

let folder: string;
let registry: Server | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hotline-audit-'));
  const root = { name: 'house', version: '1.0.0', dependencies: { door: '1.0.0' } };
  const door = { version: '1.0.0', resolved: 'http://127.0.0.1/door.tgz' };
  const packages = { '': root, 'node_modules/door': door };
  await writeFile(join(folder, 'package.json'), JSON.stringify(root));
  await writeFile(
    join(folder, 'package-lock.json'),
    JSON.stringify({ ...root, lockfileVersion: 3, requires: true, packages }),
  );
});
afterEach(async () => {
  closeRegistry();
  await rm(folder, { recursive: true, force: true });
});

function closeRegistry(): void {
  registry?.closeAllConnections();
  registry?.close();
  registry = null;
}

async function audit(answer: RequestListener | null): Promise<[code: number, said: string]> {
  registry = createServer(answer ?? undefined).listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const { port } = registry.address() as AddressInfo;
  if (answer === null) closeRegistry();
  const run = spawn(process.execPath, [SCRIPT], {
    env: {
      ...process.env,
      AUDIT_FOLDER: folder,
      AUDIT_PATIENCE_MS: '1500',
      npm_config_registry: `http://127.0.0.1:${port}/`,
      npm_config_cache: join(folder, 'cache'),
    },
  });
  let said = '';
  for (const stream of [run.stdout, run.stderr])
    stream.on('data', chunk => {
      said += String(chunk);
    });
  const [code] = (await once(run, 'close')) as [number];
  closeRegistry();
  return [code, said];
}

/** The registry knows a weakness of the one package that is used. */
const knows =
  (severity: string): RequestListener =>
  ({ url }, answer) => {
    const weakness = {
      id: 1,
      url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
      title: 'The door does not close',
      severity,
      vulnerable_versions: '<2.0.0',
    };
    const door = { name: 'door', versions: { '1.0.0': { name: 'door', version: '1.0.0' } }, 'dist-tags': {} };
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify(url === BULK ? { door: [weakness] } : door));
  };

const allow = async (until: string): Promise<void> => {
  await mkdir(join(folder, 'scripts'));
  const entry = { id: 'GHSA-aaaa-bbbb-cccc', reason: 'The door is painted on the wall.', until };
  await writeFile(join(folder, 'scripts/audit-allowed.json'), JSON.stringify([entry]));
};

describe('npm run audit', () => {
  it.each(['high', 'critical'])('fails on what is %s, and names it', async severity => {
    const [code, said] = await audit(knows(severity));
    expect([code, said]).toEqual([1, expect.stringContaining(`${severity}: door <2.0.0: The door does not`)]);
    expect(said).toContain('(GHSA-aaaa-bbbb-cccc)');
  });

  it('names what is less, and passes', async () => {
    const [code, said] = await audit(knows('moderate'));
    expect([code, said]).toEqual([0, expect.stringContaining('moderate: door')]);
    expect(said).toContain('1 known weaknesses, 0 of them high');
  });

  it('passes where nothing is known', async () => {
    const [code, said] = await audit((_request, answer) => answer.end('{}'));
    expect([code, said.trim()]).toEqual([
      0,
      '0 known weaknesses, 0 of them high or critical and not allowed.',
    ]);
  });

  it.each<[string, RequestListener | null]>([
    ['is not there', null],
    ['fails', (_request, answer) => answer.writeHead(500).end('{"error":"down"}')],
    ['knows no audits', (_request, answer) => answer.writeHead(405).end()],
    ['answers something else', (_request, answer) => answer.end('<html>Welcome to this network</html>')],
    ['never answers', () => undefined],
  ])('only warns where the registry %s', async (_how, answer) => {
    const [code, said] = await audit(answer);
    expect([code, said]).toEqual([0, expect.stringContaining('Warning: the registry did not answer')]);
  });

  it('lets pass what was allowed with a reason, until the day it was allowed for', async () => {
    await allow('2999-01-01');
    expect(await audit(knows('high'))).toEqual([0, expect.stringContaining('allowed: high: door')]);
    await rm(join(folder, 'scripts'), { recursive: true });
    await allow('2020-01-01');
    expect((await audit(knows('high')))[0]).toBe(1);
    await rm(join(folder, 'scripts'), { recursive: true });
    await allow('some day');
    expect((await audit(knows('high')))[0]).toBe(1);
  });
});
