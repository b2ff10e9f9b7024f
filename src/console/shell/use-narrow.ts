import { useSyncExternalStore } from 'react';

function mediaOf(query: string): () => boolean {
  const media = window.matchMedia(query);
  const subscribe = (listener: () => void) => {
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  };
  return () => useSyncExternalStore(subscribe, () => media.matches);
}

/** On a phone tables become lists: the same facts, one below the other. */
export const useNarrow = mediaOf('(max-width: 720px)');

/** There is no room beside the page (frame.css). */
export const useOneColumn = mediaOf('(max-width: 1100px)');
