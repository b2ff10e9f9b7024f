/**
 * The page's content security policy lets nobody turn text into HTML or script. React Aria empties its announcer with
 * `innerHTML = ''`: nothing is the only HTML there is.
 */
interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy('default', { createHTML: text => (text === '' ? text : null) });
