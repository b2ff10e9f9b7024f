import { useSyncExternalStore } from 'react';

/** A value outside React that components may look at. */
export interface Store<T> {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
}

export function store<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: next => {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const useStore = <T>(of: Store<T>): T => useSyncExternalStore(of.subscribe, of.get);

/** A store whose value survives a reload of the page. */
export function storedIn<T>(storage: Storage, key: string, initial: T): Store<T> {
  const read = (): T => {
    try {
      const text = storage.getItem(key);
      return text === null ? initial : (JSON.parse(text) as T);
    } catch {
      return initial;
    }
  };
  const kept = store(read());
  return {
    ...kept,
    set: value => {
      try {
        storage.setItem(key, JSON.stringify(value));
      } catch {
        // A full or forbidden storage must not stop the work: the value lives on in this page.
      }
      kept.set(value);
    },
  };
}
