import pg from 'pg';

/** Connection exception; shut down, crashed or starting; too many connections. */
const SQLSTATES = /^(08|57P|53300)/;
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/;
/** The driver's own, which have no code. */
const SENTENCES =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** Whether the database could not be reached, or its answer did not arrive; not: it answered with a refusal. */
export function isConnectionLost(error: unknown): boolean {
  const { code = '', syscall, message = '' } = error as Partial<NodeJS.ErrnoException>;
  if (error instanceof pg.DatabaseError) return SQLSTATES.test(code);
  return syscall === 'connect' || NETWORK.test(code) || SENTENCES.test(message);
}

/** A commit was sent and no answer came: it may have been done, or not. */
export class CommitUnanswered extends Error {
  constructor(override readonly cause: Error) {
    super(`A commit was not answered: ${cause.message}`);
    this.name = 'CommitUnanswered';
  }
}

/** Waits for a statement that commits. */
export async function committed<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw isConnectionLost(error) ? new CommitUnanswered(error as Error) : error;
  }
}
