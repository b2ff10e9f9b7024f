/** The server that is measured lives in real time. Milliseconds since the epoch. */
export const wallClock = (): number => Date.now();
