import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { freePort } from './free-port.js';

const PROGRAM = '/usr/sbin/dovecot';
const USER = 'mailbox';

/** False: `apt-get install dovecot-imapd`. */
export const hasDovecot = existsSync(PROGRAM);

/** A real IMAP server, of Debian's package, with an empty mailbox in a folder of its own. */
export class Dovecot {
  private constructor(
    private readonly folder: string,
    readonly port: number,
    private process: ChildProcess,
  ) {}

  static async start(): Promise<Dovecot> {
    const folder = mkdtempSync(join(tmpdir(), 'hotline-dovecot-'));
    const port = await freePort();
    writeFileSync(join(folder, 'password'), 'right\n', { mode: 0o600 });
    writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, port));
    const dovecot = new Dovecot(folder, port, run(folder));
    await dovecot.answers();
    return dovecot;
  }

  get user(): string {
    return USER;
  }

  get passwordFile(): string {
    return join(this.folder, 'password');
  }

  /** Puts a mail there as another server would. */
  async deliver(...mails: Buffer[]): Promise<void> {
    await this.asClient(async client => {
      for (const mail of mails) await client.append('INBOX', mail);
    });
  }

  /** How many there are, and how many of them nobody has read. */
  seen(folder = 'INBOX'): Promise<{ messages?: number; unseen?: number }> {
    return this.asClient(async client => {
      const { messages, unseen } = (await client.status(folder, { messages: true, unseen: true })) as {
        messages?: number;
        unseen?: number;
      };
      return { messages, unseen };
    });
  }

  async asClient<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = new ImapFlow({
      ...{ host: '127.0.0.1', port: this.port, secure: false, logger: false },
      auth: { user: USER, pass: 'right' },
    });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  }

  /** It breaks off with every client, and is there again. */
  async restart(): Promise<void> {
    await this.end();
    this.process = run(this.folder);
    await this.answers();
  }

  async stop(): Promise<void> {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(): Promise<void> {
    const ended = new Promise(resolve => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await ended;
  }

  private async answers(): Promise<void> {
    for (let nth = 0; ; nth += 1) {
      try {
        return await this.asClient(async () => undefined);
      } catch (error) {
        if (nth >= 50) throw new Error(`Dovecot does not answer: ${this.log()}`, { cause: error });
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    }
  }

  private log(): string {
    const file = join(this.folder, 'log');
    return existsSync(file) ? readFileSync(file, 'utf8') : 'it said nothing';
  }
}

const run = (folder: string): ChildProcess =>
  spawn(PROGRAM, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });

/** Root may not read mail: what it starts works as the users of the package. */
function configuration(folder: string, port: number): string {
  const isRoot = userInfo().uid === 0;
  const owner = isRoot ? 'dovecot' : userInfo().username;
  const [uid, gid] = ['-u', '-g'].map(which =>
    Number(execFileSync('/usr/bin/id', [which, owner], { encoding: 'utf8' })),
  );
  for (const name of ['run', 'state', 'mail']) {
    mkdirSync(join(folder, name), { mode: 0o755 });
    if (name === 'mail') chownSync(join(folder, name), uid as number, gid as number);
  }
  if (isRoot) execFileSync('/bin/chmod', ['755', folder]);
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
${isRoot ? '' : `default_internal_user = ${owner}\ndefault_login_user = ${owner}\ndefault_internal_group = ${gid}\n`}
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = static
  args = password=right
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%u
}
service imap-login {
  ${isRoot ? '' : 'chroot ='}
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}
