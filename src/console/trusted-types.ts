/**
 * The page's content security policy lets nobody turn text into HTML or script. React Aria empties its announcer with
 * `innerHTML = ''`: nothing is the only HTML there is.
 * Beside it the map starts its worker, from a file of this server.
 */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: Record<'createHTML' | 'createScriptURL', (text: string) => string | null>,
  ): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
const WORKER = /^\/assets\/maplibre-gl-worker-[\w-]+\.mjs$/;
const isOurs = ({ origin, pathname }: URL) => origin === location.origin && WORKER.test(pathname);
trustedTypes?.createPolicy('default', {
  createHTML: text => (text === '' ? text : null),
  createScriptURL: url => (isOurs(new URL(url, location.href)) ? url : null),
});
