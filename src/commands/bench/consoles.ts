import { type OpenConsole, openConsole, signIn } from './console.js';
import type { Account, RealServer } from './real-server.js';

/** An item that goes to each agency, wherever it is. */
export const ITEMS: Record<string, string> = {
  maintenance: 'RD01',
  environment: 'EP04',
  'water-resources': 'WR03',
  transport: 'TR01',
  police: 'PO01',
};

/** A quarter at the centre, the others at the agencies, several screens to an account. */
export async function openConsoles(
  server: RealServer,
  count: number,
  onOrder: Parameters<typeof openConsole>[3],
): Promise<OpenConsole[]> {
  const centre = server.accounts.filter(({ role }) => ['agent', 'supervisor', 'manager'].includes(role));
  const agencies = server.accounts.filter(({ agency }) => agency !== null && agency in ITEMS);
  const people = Array.from({ length: count }, (_, i) => {
    const of = i % 4 === 0 ? centre : agencies;
    return of[Math.floor(i / 4 + i) % of.length] as Account;
  });
  const cookies = new Map<Account, string>();
  for (const account of new Set(people)) cookies.set(account, await signIn(server.url, account));
  const consoles = await Promise.all(
    people.map(account => openConsole(server.url, cookies.get(account) ?? '', account, onOrder)),
  );
  const atCentre = consoles.filter(({ agency }) => agency === null).length;
  console.log(`${count} consoles: ${atCentre} at the centre, ${count - atCentre} at agencies.`);
  return consoles;
}

export function accountOf({ accounts }: RealServer, role: string): Account {
  const found = accounts.find(account => account.role === role);
  if (!found) throw new Error(`The demo has no ${role}.`);
  return found;
}
