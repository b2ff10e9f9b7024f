import { useSyncExternalStore } from 'react';

const phone = window.matchMedia('(max-width: 720px)');

const subscribe = (listener: () => void) => {
  phone.addEventListener('change', listener);
  return () => phone.removeEventListener('change', listener);
};

/** On a phone tables become lists: the same facts, one below the other. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => phone.matches);
