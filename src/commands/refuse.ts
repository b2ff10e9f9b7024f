/** What a file named on the command line can be instead of a file with something in it. */
const FAULTS: Record<string, (path: string) => string> = {
  ENOENT: path => `There is no such file: ${path}.`,
  EISDIR: path => `This is a folder, not a file: ${path}.`,
  EACCES: path => `This file may not be read: ${path}.`,
  Z_DATA_ERROR: () => 'The file is named .gz, but it is no gzip file.',
  Z_BUF_ERROR: () => 'The gzip file ends in the middle. Fetch it again.',
};

/** A command that cannot go on says why in a sentence and ends with code 1. */
export function refuse(error: unknown): never {
  const { code, path, message } = error as { code?: string; path?: string; message?: string };
  const named = path ?? process.argv[2] ?? '';
  console.error(FAULTS[code ?? '']?.(named) ?? message ?? String(error));
  process.exit(1);
}
