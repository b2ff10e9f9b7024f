/**
 * The program cannot start as it was asked to. The message is one sentence for the person at the terminal, who needs no
 * stack trace: `main` and the commands print it alone and end with exit code 1.
 */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
