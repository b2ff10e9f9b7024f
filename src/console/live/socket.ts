import { io, type Socket } from 'socket.io-client';
import type { LogMessage } from '../api/types.js';
import { heardServerTime, serverNow } from './server-time.js';
import { store } from './store.js';

/** The one socket of this page. Knows positions and connection, nothing about screens. */

/** What an officer's screen confirms: an order, or what the agency is asked (會辦). */
export const isOrder = (kind: string): boolean => kind === 'workorder.dispatched' || kind === 'co-leg.asked';

export interface Connection {
  state: 'connecting' | 'live' | 'lost';
  /** Until when what is shown is known to be complete. */
  completeUntil: number;
}

export const connection = store<Connection>({ state: 'connecting', completeUntil: serverNow() });

interface Hello {
  at: string;
  position: number;
  reload: boolean;
}
interface Hearers {
  log: (message: LogMessage) => void;
  /** Nothing was missed (`reload` false) or too much was (`reload` true). */
  hello: (hello: Hello, isFirst: boolean) => void;
  refused: () => void;
}

let current: Socket | null = null;

/** This screen shows an order that came while nobody was connected. */
export const sendReceipt = (workOrderId: string): void => {
  current?.emit('received', { workOrderId });
};

export function connect(hearers: Hearers): () => void {
  let position: number | undefined;
  let greeted = false;

  const socket: Socket = io('/live', {
    transports: ['websocket', 'polling'],
    withCredentials: true,
    reconnectionDelayMax: 5_000,
    auth: answer => answer(position === undefined ? {} : { position }),
  });
  current = socket;
  const lost = () => {
    const { state, completeUntil } = connection.get();
    connection.set({ state: 'lost', completeUntil: state === 'live' ? serverNow() : completeUntil });
  };

  socket.on('hello', (hello: Hello) => {
    heardServerTime(hello.at);
    if (position === undefined || hello.reload) position = hello.position;
    connection.set({ state: 'live', completeUntil: serverNow() });
    hearers.hello(hello, !greeted);
    greeted = true;
  });
  socket.on('log', (message: LogMessage, receipt?: (answer: { position: number }) => void) => {
    // The receipt goes out first: it is what "delivered" means, and the screen may take a moment.
    if (receipt) receipt({ position: message.position });
    else if (isOrder(message.kind)) socket.emit('received', { position: message.position });
    if (position !== undefined && message.position <= position) return;
    position = message.position;
    hearers.log(message);
  });
  socket.on('disconnect', lost);
  socket.on('connect_error', error => {
    lost();
    if (/NOT_SIGNED_IN|401/.test(error.message)) hearers.refused();
  });
  // The browser knows sooner than a missed heartbeat; a socket that slept through it may be dead without knowing.
  const back = () => void socket.disconnect().connect();
  window.addEventListener('offline', lost);
  window.addEventListener('online', back);
  return () => {
    window.removeEventListener('offline', lost);
    window.removeEventListener('online', back);
    current = null;
    socket.close();
  };
}
