import type { ServerUser } from './server-user.js';

/** The child starts in the folder before it becomes another user, so no parent folder needs to let that user in. */
export function asSeen(data: string, user: ServerUser | undefined): string {
  return user && process.platform === 'linux' ? '/proc/self/cwd' : data;
}

/** PGPORT, PGOPTIONS and the like of the person who starts us are not meant for this server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, TZ: 'UTC' };
}
