import { StartRefused } from './start-refused.js';

const PERMISSIONS = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Why the program cannot start, for the operator: one sentence where the cause is known. */
export function startFault(error: unknown): string {
  if (error instanceof StartRefused) return error.message;
  const {
    code = '',
    message,
    stack,
    syscall,
    path,
    port,
  } = error as Partial<NodeJS.ErrnoException> & {
    port?: number;
  };
  if (syscall === 'listen' && code === 'EADDRINUSE')
    return `PORT ${port} is in use by another program. Stop it, or set PORT to a free one.`;
  if (syscall === 'listen' && code === 'EACCES')
    return `PORT ${port} may not be used by this user. Set PORT to one above 1023.`;
  if (path && PERMISSIONS.has(code))
    return `${path} may not be read or written by this user (${code}). Give it to the user that runs the program.`;
  if (code === 'ENOSPC' || code === '53100')
    return 'The disk is full. Make room and start again; nothing was lost.';
  return stack ?? String(message ?? error);
}
