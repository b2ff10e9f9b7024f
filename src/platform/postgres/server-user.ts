import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { StartRefused } from '../config/start-refused.js';

export interface ServerUser {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. Root lends it the user that owns the existing data, else `postgres`, else `nobody`;
 * everyone else runs it as themselves (undefined).
 */
export function serverUser(data: string): ServerUser | undefined {
  const me = process.getuid?.();
  const owner = statSync(data, { throwIfNoEntry: false });
  if (me !== 0) {
    if (owner && me !== undefined && owner.uid !== me) {
      throw new StartRefused(
        `${data} belongs to another user (${owner.uid}): start as that user, or set DATA_DIR to a folder of your own.`,
      );
    }
    if (!owner) refuseNameless();
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const user = lookUp('postgres') ?? lookUp('nobody');
  if (user) return user;
  throw new StartRefused(
    'PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody: start as an ordinary user, or set DATABASE_URL.',
  );
}

/** initdb insists on a name; a server whose files exist does not. */
function refuseNameless(): void {
  try {
    userInfo();
  } catch {
    throw new StartRefused(
      `PostgreSQL needs a user with a name, but number ${process.getuid?.()} has none on this machine: start as another user, or set DATABASE_URL.`,
    );
  }
}

function lookUp(name: string): ServerUser | undefined {
  const [uid, gid] = ['-u', '-g'].map(flag => {
    const id = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return id.status === 0 ? Number(id.stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
