import { queryOptions } from '@tanstack/react-query';
import libraryUrl from 'maplibre-gl/dist/maplibre-gl.mjs?url';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';

export type MapLibrary = typeof import('maplibre-gl');

let tries = 0;

/** Comes with the first map. A browser remembers for as long as the page stands that a module failed: it is asked for anew. */
async function loadLibrary(): Promise<MapLibrary> {
  const address = tries === 0 ? libraryUrl : `${libraryUrl}?try=${tries}`;
  tries += 1;
  const library = (await import(/* @vite-ignore */ address)) as MapLibrary;
  // A file of this server: the page's policy allows no other worker.
  library.setWorkerUrl(workerUrl);
  return library;
}

export const mapLibraryQuery = queryOptions({
  queryKey: ['map-library'],
  queryFn: loadLibrary,
  retry: false,
  networkMode: 'always',
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});
