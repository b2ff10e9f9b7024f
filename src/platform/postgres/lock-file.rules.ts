/** What `postmaster.pid` tells: https://www.postgresql.org/docs/18/storage-file-layout.html */
export interface ServerLock {
  pid: number;
  /** Absent while the server is about to start. */
  port?: number;
  ready: boolean;
}

const PID = 0;
const PORT = 3;
const STATUS = 7;

/** Undefined when the file holds no process number: it was cut short by a crash or a full disk. */
export function readLock(file: string): ServerLock | undefined {
  const lines = file.split('\n').map(line => line.trim());
  const pid = Number(lines[PID]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[PORT]) || undefined, ready: lines[STATUS] === 'ready' };
}
