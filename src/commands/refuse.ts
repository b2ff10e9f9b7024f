import { StartRefused } from '../platform/config/start-refused.js';

/** A command that cannot go on says why in a sentence and ends with code 1. */
export function refuse(error: unknown): never {
  const { code, message } = error as { code?: string; message: string };
  const sentence =
    code === 'ENOENT' ? `There is no such file: ${message.split("'")[1] ?? message}.` : message;
  console.error(
    error instanceof StartRefused || !(error instanceof Error) || !error.stack ? sentence : message,
  );
  process.exit(1);
}
