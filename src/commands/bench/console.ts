import { io, type Socket } from 'socket.io-client';
import type { LogMessage } from '../../live/frames.js';
import type { Account } from './real-server.js';

/** As the real one: counters are fetched again after a change, at most this often. */
const COUNTERS_EVERY_MS = 800;

export async function signIn(url: string, { username, password }: Account): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!answer.ok) throw new Error(`${username} cannot sign in: ${answer.status}`);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

export interface OpenConsole {
  agency: string | null;
  close(): void;
}

type OnOrder = (number: string, agency: string | null, at: number) => void;

/** A screen that behaves like the real console: confirms work orders, keeps the counters of the centre fresh. */
export async function openConsole(
  url: string,
  cookie: string,
  account: Account,
  onOrder: OnOrder,
): Promise<OpenConsole> {
  const { agency } = account;
  const socket: Socket = io(`${url}/live`, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie },
  });
  let asking: NodeJS.Timeout | undefined;
  const counters = (): void => {
    asking ??= setTimeout(async () => {
      asking = undefined;
      const answer = await fetch(`${url}/api/desk/counters`, { headers: { cookie } }).catch(() => null);
      await answer?.text().catch(() => null);
    }, COUNTERS_EVERY_MS);
  };
  socket.on('log', (message: LogMessage, receipt?: (answer: unknown) => void) => {
    const at = performance.now();
    receipt?.({ position: message.position });
    if (message.kind === 'workorder.dispatched' && message.case) onOrder(message.case.number, agency, at);
    if (agency === null) counters();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('hello', () => resolve());
    socket.once('connect_error', reject);
  });
  return {
    agency,
    close: () => {
      clearTimeout(asking);
      socket.close();
    },
  };
}
