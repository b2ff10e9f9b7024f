import { useSyncExternalStore } from 'react';
import { isoDay } from '../words/dates.js';

/**
 * The server's "now". Clocks are judged by its time, not by that of this computer, which may be wrong.
 * Below a minute of difference we trust our own (an answer also takes time to travel).
 */
const TOLERATED = 60_000;
let offset = 0;

export const serverNow = (): number => Date.now() + offset;

/** One timer per step for the whole page, stopped when nobody looks. */
function ticker(step: number) {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let value = serverNow();
  const tell = () => {
    value = serverNow();
    for (const listener of listeners) listener();
  };
  const schedule = () => {
    timer = setTimeout(
      () => {
        tell();
        schedule();
      },
      step - (Date.now() % step) + 5,
    );
  };
  return {
    tell,
    read: () => value,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      if (listeners.size === 1) {
        value = serverNow();
        schedule();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
  };
}

const minutes = ticker(60_000);
const seconds = ticker(1_000);

export function heardServerTime(at: string): void {
  const difference = Date.parse(at) - Date.now();
  if (Number.isNaN(difference)) return;
  const heard = Math.abs(difference) < TOLERATED ? 0 : difference;
  if (Math.abs(heard - offset) < 1_000) return;
  offset = heard;
  minutes.tell();
  seconds.tell();
}

/** The server's time, renewed every minute (or every second, for the row that is looked at in its last minutes). */
export function useNow(bySecond = false): number {
  const clock = bySecond ? seconds : minutes;
  return useSyncExternalStore(clock.subscribe, clock.read);
}

/** The day of the city by the server's time; the next one from its midnight on, also on a page left open. */
export const useToday = (): string => isoDay(useNow());
