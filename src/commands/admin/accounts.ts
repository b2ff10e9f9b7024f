import { parseArgs } from 'node:util';
import { AccountsService } from '../../access/accounts.service.js';
import { drawPassword } from '../../access/passwords.js';
import { peopleRoles, type Role } from '../../access/roles.js';
import { StaffService } from '../../access/staff.service.js';
import { CityService } from '../../city/city.service.js';
import { StartRefused } from '../../platform/config/start-refused.js';
import { Problem } from '../../platform/problem/problem.js';
import { askPassword } from '../ask-password.js';
import { type AdminVerb, type Application, withApplication } from './verb.js';

interface Wish {
  username: string;
  role: Role;
  agency: string | null;
  name: string;
}

/** Null: these arguments are of no verb for accounts. */
export async function accountVerb([verb, username, ...rest]: string[]): Promise<AdminVerb | null> {
  if (!username || username.startsWith('-')) return null;
  if (verb === 'create') return create(wishOf(username, rest), await password());
  if (rest.length > 0) return null;
  if (verb === 'reset') return reset(username, await password());
  if (verb === 'deactivate') return deactivate(username);
  return null;
}

function wishOf(username: string, rest: string[]): Wish {
  const { role, agency = null, name = username } = optionsIn(rest);
  const known = peopleRoles.find(one => one === (role ?? 'admin'));
  if (!known) throw new StartRefused(`There is no role ${role}. There are ${peopleRoles.join(', ')}.`);
  return { username, role: known, agency, name };
}

function optionsIn(args: string[]): { role?: string; agency?: string; name?: string } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { role: text, agency: text, name: text } }).values;
  } catch (error) {
    throw new StartRefused(`${(error as Error).message.split('. ')[0]}. Options: --role, --agency, --name.`);
  }
}

/**
 * Asked for, or read from the standard input; never an argument, which other users of the machine and the shell's
 * history would see. Nothing: one is drawn, to be handed on.
 */
async function password(): Promise<{ text: string; isDrawn: boolean }> {
  const typed = await askPassword();
  return typed === '' ? { text: drawPassword(), isDrawn: true } : { text: typed, isDrawn: false };
}
type Password = Awaited<ReturnType<typeof password>>;

const create = ({ username, role, agency, name }: Wish, { text, isDrawn }: Password): AdminVerb =>
  said(async app => {
    const known = agency === null || app.get(CityService).agency(agency)?.retired === false;
    if (!known) throw new StartRefused(`There is no agency ${agency} in the city's profile.`);
    await app.get(AccountsService).create({ username, name, role, agency, password: text });
    const post = agency === null ? role : `${role} of ${agency}`;
    console.log(`The ${post} ${StaffService.spelled(username)} can sign in now.`);
    if (isDrawn) print(text);
  });

const reset = (username: string, { text, isDrawn }: Password): AdminVerb =>
  said(async app => {
    await app.get(AccountsService).resetPassword(username, text);
    console.log(`${StaffService.spelled(username)} has a new password and is signed out everywhere.`);
    if (isDrawn) print(text);
  });

const deactivate = (username: string): AdminVerb =>
  said(async app => {
    await app.get(AccountsService).deactivate(username);
    console.log(`${StaffService.spelled(username)} can sign in no longer and is signed out everywhere.`);
  });

const print = (drawn: string): void => console.log(`Password, shown this once: ${drawn}`);

/** What is refused is refused in a sentence. */
const said = (work: (app: Application) => Promise<void>): AdminVerb =>
  withApplication(app =>
    work(app).catch(error => {
      if (!(error instanceof Problem)) throw error;
      throw new StartRefused((error.fields[0]?.message ?? error.detail).en);
    }),
  );
