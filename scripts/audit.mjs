// npm run audit: asks the registry whether a version we ship or build with has a known weakness. High or critical: exit 1.
// A registry that does not answer, or has no such service, is a warning: it says nothing about us.
// A weakness that does not reach us may be allowed in scripts/audit-allowed.json: {"id", "reason", "until"}, not for ever.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(process.env.AUDIT_FOLDER ?? join(import.meta.dirname, '..'));
const PATIENCE_MS = Number(process.env.AUDIT_PATIENCE_MS ?? 60_000);
const WEIGHTY = ['high', 'critical'];

/** What npm prints; null where it prints no report. */
async function report() {
  const npm = spawn('npm', ['audit', '--json', '--fetch-retries=0', `--fetch-timeout=${PATIENCE_MS}`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE_MS + 10_000,
  });
  let said = '';
  for await (const chunk of npm.stdout) said += chunk;
  try {
    const read = JSON.parse(said);
    return read.vulnerabilities && read.metadata ? read : null;
  } catch {
    return null;
  }
}

/** Those that still hold, by the id of the advisory. */
function allowed() {
  const file = join(root, 'scripts/audit-allowed.json');
  const list = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const wrong = list.find(
    ({ id, reason, until }) => !id || !reason || !/^\d{4}-\d\d-\d\d$/.test(until ?? ''),
  );
  if (wrong) throw new Error(`Without id, reason or end (YYYY-MM-DD): ${JSON.stringify(wrong)}`);
  const today = new Date().toISOString().slice(0, 10);
  return new Set(list.filter(({ until }) => until >= today).map(({ id }) => id));
}

/** Each advisory once; `via` names another package where the weakness is only inherited. */
function findings({ vulnerabilities }) {
  const all = Object.values(vulnerabilities).flatMap(({ via }) => via.filter(one => typeof one === 'object'));
  const byUrl = new Map(all.map(one => [one.url ?? one.title, one]));
  return [...byUrl.values()].map(({ url = '', name, severity, title, range }) => {
    const id = url.split('/').at(-1) || title;
    return { id, severity, said: `${severity}: ${name} ${range}: ${title} (${id})` };
  });
}

const read = await report();
if (read === null) {
  console.warn('Warning: the registry did not answer the audit, so nothing is known about the dependencies.');
} else {
  const found = findings(read);
  const excused = allowed();
  for (const { id, said } of found) console.log(excused.has(id) ? `allowed: ${said}` : said);
  const weighty = found.filter(({ id, severity }) => WEIGHTY.includes(severity) && !excused.has(id));
  console.log(
    `${found.length} known weaknesses, ${weighty.length} of them high or critical and not allowed.`,
  );
  process.exitCode = weighty.length > 0 ? 1 : 0;
}
