import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { AccountsService } from '../../src/access/accounts.service.js';
import { type DemoAccount, DemoStaffService } from '../../src/access/demo-staff.service.js';
import { peopleRoles } from '../../src/access/roles.js';
import { StaffService } from '../../src/access/staff.service.js';
import { readProfile } from '../../src/city/profile/read-profile.js';
import { startApp, type TestApp } from '../support/app.js';
import { hire } from '../support/people.js';

let server: TestApp;
let staff: StaffService;
const signsIn = ({ username, password }: { username: string; password: string }) =>
  supertest(server.url).post('/api/session').send({ username, password });

beforeAll(async () => {
  server = await startApp({ settings: { demo: true } });
  staff = server.app.get(StaffService);
});
afterAll(() => server.close());

describe('demo staff', () => {
  const file = (): string => join(server.config.dataDir, 'demo-accounts.json');
  const ensure = (): Promise<DemoAccount[]> => server.app.get(DemoStaffService).ensureDemoStaff();

  it('is there in every role, with passwords in a file for the owner only', async () => {
    const accounts = await ensure();
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(accounts);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(new Set(accounts.map(({ role }) => role))).toEqual(new Set(peopleRoles));
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length);
    for (const account of accounts) {
      const { body } = await signsIn(account).expect(200);
      expect([body.role, body.agency?.code ?? null]).toEqual([account.role, account.agency]);
    }
  });

  it('works for agencies the city has, and leaves some without accounts', async () => {
    const agencies = readProfile(server.config.city)
      .filter(({ kind }) => kind === 'agency')
      .map(({ code }) => code);
    for (const { agency } of await ensure()) if (agency !== null) expect(agencies).toContain(agency);
    expect(await staff.hasActiveAccounts('maintenance')).toBe(true);
    expect(await staff.hasActiveAccounts('taipower')).toBe(false);
  });

  it('keeps its passwords over restarts', async () => {
    const before = await ensure();
    expect(await ensure()).toEqual(before);
  });

  it.each(['lost', 'torn'])(
    'gets new passwords when the file is %s, and the old ones no longer fit',
    async how => {
      const [before] = await ensure();
      if (how === 'lost') rmSync(file());
      else writeFileSync(file(), '[{"username":');
      const [after] = await ensure();
      expect(after?.password).not.toBe(before?.password);
      await signsIn(after as DemoAccount).expect(200);
      await signsIn(before as DemoAccount).expect(401);
    },
  );

  it('does not take over the account of somebody real who has one of its names', async () => {
    const [agent] = await ensure();
    const { username } = agent as DemoAccount;
    await server.db.query('update staff set demo = false where username = $1', [username]);
    rmSync(file());
    expect((await ensure()).map(account => account.username)).not.toContain(username);
    await signsIn(agent as DemoAccount).expect(200);
    await server.db.query('update staff set demo = true where username = $1', [username]);
  });
});

describe('npm run admin', () => {
  const admin = async (args: string[], input: string): Promise<{ code: number; said: string }> => {
    const command = spawn(
      process.execPath,
      ['--no-warnings', '--import', './test/support/typescript.mjs', 'src/commands/admin.ts', ...args],
      {
        env: {
          ...process.env,
          DATABASE_URL: server.databaseUrl,
          DATA_DIR: server.config.dataDir,
          DEMO: 'off',
        },
      },
    );
    command.stdin.end(input);
    const [out, err, [code]] = await Promise.all([
      text(command.stdout),
      text(command.stderr),
      once(command, 'exit'),
    ]);
    return { code: code as number, said: out + err };
  };

  it('makes somebody who can sign in and manage the staff', async () => {
    expect(await admin(['create', 'Root.Admin'], 'correct horse battery\n')).toEqual({
      code: 0,
      said: 'The admin root.admin can sign in now.\n',
    });
    const { body } = await signsIn({ username: 'root.admin', password: 'correct horse battery' }).expect(200);
    expect(body).toMatchObject({ role: 'admin', agency: null });
    expect(body.rights).toContain('staff.manage');
    // Whoever typed it is not always its owner.
    expect(body.mustChangePassword).toBe(true);
  });

  it('makes an officer of an agency, with a name', async () => {
    const args = ['create', 'lin', '--role', 'officer', '--agency', 'maintenance', '--name', '林小姐'];
    expect(await admin(args, 'correct horse battery\n')).toEqual({
      code: 0,
      said: 'The officer of maintenance lin can sign in now.\n',
    });
    const { body } = await signsIn({ username: 'lin', password: 'correct horse battery' }).expect(200);
    expect(body).toMatchObject({ name: '林小姐', role: 'officer', agency: { code: 'maintenance' } });
  });

  it('draws a password where none is given, resets it and closes the account', async () => {
    const drawnIn = (said: string): string => /shown this once: (\S+)/.exec(said)?.[1] as string;
    const created = await admin(['create', 'chen', '--role', 'agent'], '');
    expect(created.code).toBe(0);
    const browser = supertest.agent(server.url);
    await browser
      .post('/api/session')
      .send({ username: 'chen', password: drawnIn(created.said) })
      .expect(200);
    const again = await admin(['reset', 'Chen'], '');
    expect(again.said).toContain('chen has a new password and is signed out everywhere.');
    await browser.get('/api/session').expect(401);
    await signsIn({ username: 'chen', password: drawnIn(created.said) }).expect(401);
    await signsIn({ username: 'chen', password: drawnIn(again.said) }).expect(200);
    expect(await admin(['deactivate', 'chen'], '')).toEqual({
      code: 0,
      said: 'chen can sign in no longer and is signed out everywhere.\n',
    });
    await signsIn({ username: 'chen', password: drawnIn(again.said) }).expect(401);
  });

  it.each([
    ['a role nobody has', ['create', 'second', '--role', 'king'], 'There is no role king'],
    ['an agency there is none', ['create', 'second', '--role', 'officer', '--agency', 'x'], 'no agency x'],
    ['an officer of no agency', ['create', 'second', '--role', 'officer'], 'belong to an agency'],
    [
      'an agent of an agency',
      ['create', 'second', '--role', 'agent', '--agency', 'maintenance'],
      'belong to an',
    ],
    ['an option nobody knows', ['create', 'second', '--password', 'x'], 'Options: --role'],
    ['a reset of nobody', ['reset', 'nobody'], 'There is no account nobody'],
    ['to deactivate nobody', ['deactivate'], 'npm run admin'],
  ])('refuses %s in one sentence', async (_, args, sentence) => {
    const { code, said } = await admin(args, 'correct horse battery');
    expect([code, said.trim().split('\n').length]).toEqual([1, 1]);
    expect(said).toContain(sentence);
  });

  it.each([
    ['a name that is taken', ['create', 'root.admin'], 'another long password', 'is taken'],
    ['a short password', ['create', 'second'], 'elevenchars', 'at least 12'],
    ['no name', ['create'], 'correct horse battery', 'npm run admin'],
  ])('refuses %s in one sentence', async (_, args, input, sentence) => {
    const { code, said } = await admin(args, input);
    expect([code, said.trim().split('\n').length]).toEqual([1, 1]);
    expect(said).toContain(sentence);
  });
});

describe('an account', () => {
  const accounts = (): AccountsService => server.app.get(AccountsService);
  const signedIn = async () => {
    const person = await hire(server.app, 'officer');
    const browsers = [supertest.agent(server.url), supertest.agent(server.url)];
    for (const browser of browsers) {
      const { username, password } = person;
      await browser.post('/api/session').send({ username, password }).expect(200);
    }
    return { person, browsers };
  };

  it('of the city’s account platform has no password that could be reset', async () => {
    const { id, username } = await hire(server.app, 'officer');
    await server.db.query(
      `update staff set password_hash = null, password_set_at = null, issuer = 'https://sso.example', subject = $1
        where id = $1::uuid`,
      [id],
    );
    const reset = accounts().resetPassword(username, 'another long password');
    await expect(reset).rejects.toMatchObject({ code: 'NO_PASSWORD_HERE', status: 409 });
  });

  it('with a new password signs in with that one only, and everybody who was signed in is out', async () => {
    const { person, browsers } = await signedIn();
    await accounts().resetPassword(person.username.toUpperCase(), 'another long password');
    for (const browser of browsers) await browser.get('/api/session').expect(401);
    await signsIn(person).expect(401);
    await signsIn({ ...person, password: 'another long password' }).expect(200);
  });

  it('that is deactivated signs in no longer, and is out at once', async () => {
    const { person, browsers } = await signedIn();
    await accounts().deactivate(person.username);
    for (const browser of browsers) await browser.get('/api/session').expect(401);
    await signsIn(person).expect(401);
    const sessions = await server.db.query('select 1 from session where staff_id = $1', [person.id]);
    expect(sessions).toEqual([]);
  });

  it('leaves the sessions of others alone, and stays as it was where the password is none', async () => {
    const { person, browsers } = await signedIn();
    await accounts().deactivate((await hire(server.app, 'agent')).username);
    await expect(accounts().resetPassword(person.username, 'short')).rejects.toThrow('INVALID');
    for (const browser of browsers) await browser.get('/api/session').expect(200);
  });

  it('must exist', async () => {
    await expect(accounts().deactivate('nobody')).rejects.toThrow('STAFF_NOT_FOUND');
    await expect(accounts().resetPassword('nobody', 'another long password')).rejects.toThrow(
      'STAFF_NOT_FOUND',
    );
  });
});

describe('staff', () => {
  it.each([
    ['no password', 'second', ''],
    ['a password with the name in it', 'second', 'the second admin'],
    ['an impossible name', 'a b', 'correct horse battery'],
  ])('is not made with %s', async (_, username, password) => {
    const person = { username, password, name: '', role: 'admin', agency: null } as const;
    await expect(staff.create(person)).rejects.toThrow('INVALID');
  });

  it('is named by id for the timeline', async () => {
    const officer = await hire(server.app, 'officer', 'environment');
    const agent = await hire(server.app, 'agent');
    const named = (ids: string[]) => server.db.transaction(tx => staff.staffNames(tx, ids));
    const names = await named([officer.id, agent.id, '00000000-0000-7000-8000-000000000000']);
    expect(names.get(officer.id)).toEqual({ name: '測試 officer', role: 'officer', agency: 'environment' });
    expect(names.size).toBe(2);
    expect(await named([])).toEqual(new Map());
  });

  it('that has left receives no work orders', async () => {
    const { id } = await hire(server.app, 'officer', 'labor');
    expect(await staff.hasActiveAccounts('labor')).toBe(true);
    const awake = `update staff set awake_since = statement_timestamp() - $2 * interval '1 day' where id = $1`;
    await server.db.query(awake, [id, 91]);
    expect(await staff.hasActiveAccounts('labor')).toBe(false);
    await server.db.query(awake, [id, 89]);
    expect(await staff.hasActiveAccounts('labor')).toBe(true);
    await server.db.query('update staff set active = false where id = $1', [id]);
    expect(await server.db.transaction(tx => staff.hasActiveAccounts('labor', tx))).toBe(false);
  });

  it('belongs to an agency if, and only if, the role is one of an agency', async () => {
    const person = { username: 'misfit', name: '', password: 'correct horse battery' };
    await expect(staff.create({ ...person, role: 'officer', agency: null })).rejects.toThrow('INVALID');
    await expect(staff.create({ ...person, role: 'agent', agency: 'labor' })).rejects.toThrow('INVALID');
    await expect(
      hire(server.app, 'agent').then(({ username }) =>
        staff.create({ ...person, username, role: 'agent', agency: null }),
      ),
    ).rejects.toThrow('USERNAME_TAKEN');
  });
});
