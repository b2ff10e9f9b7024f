import { io, type Socket } from 'socket.io-client';
import type { Hello, LogMessage } from '../../src/live/frames.js';

export interface ScreenOptions {
  position?: number;
  /** How work orders are confirmed; not at all unless said. */
  receipts?: 'callback' | ((socket: Socket, message: LogMessage) => void);
  headers?: Record<string, string>;
  namespace?: string;
  query?: Record<string, string>;
}

/** A console's socket, with everything it was sent. */
export interface Screen {
  socket: Socket;
  messages: LogMessage[];
  /** What really came over the wire. */
  frames: string[];
  hello: Promise<Hello>;
  refusal: Promise<Error>;
  disconnected: Promise<string>;
  /** The first message that fits, now or later. */
  until(fits: (message: LogMessage) => boolean): Promise<LogMessage>;
  close(): void;
}

const open = new Set<Socket>();

export function openScreen(url: string, cookie: string | null, options: ScreenOptions = {}): Screen {
  const { position, receipts, headers = {}, namespace = '/live', query } = options;
  const socket = io(`${url}${namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    query,
    auth: position === undefined ? {} : { position },
    extraHeaders: { ...headers, ...(cookie === null ? {} : { cookie }) },
  });
  open.add(socket);
  const messages: LogMessage[] = [];
  const frames: string[] = [];
  let waiting: { fits: (message: LogMessage) => boolean; tell: (message: LogMessage) => void }[] = [];
  socket.io.on('open', () => socket.io.engine.on('data', frame => frames.push(String(frame))));
  socket.on('log', (message: LogMessage, receipt?: () => void) => {
    messages.push(message);
    if (receipts === 'callback') receipt?.();
    else receipts?.(socket, message);
    for (const { tell } of waiting.filter(({ fits }) => fits(message))) tell(message);
    waiting = waiting.filter(({ fits }) => !fits(message));
  });
  return {
    socket,
    messages,
    frames,
    hello: new Promise(resolve => socket.once('hello', resolve)),
    refusal: new Promise(resolve => socket.once('connect_error', resolve)),
    disconnected: new Promise(resolve => socket.once('disconnect', resolve)),
    until: fits => {
      const found = messages.find(fits);
      return found ? Promise.resolve(found) : new Promise(tell => waiting.push({ fits, tell }));
    },
    close: () => {
      open.delete(socket);
      socket.close();
    },
  };
}

/** For afterEach: no socket outlives its test. */
export function closeScreens(): void {
  for (const socket of open) socket.close();
  open.clear();
}
