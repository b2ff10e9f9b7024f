/**
 * Where somebody wanted to go before they had to sign in: a page of the console, or home. Anything that a browser could
 * read as another site (a scheme, `//host`, `/\host`, a control character it would drop) is home, and so is what
 * machines are asked.
 */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 500) return HOME;
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\')) return HOME;
  const base = 'https://console.invalid';
  if (!URL.canParse(wanted, base)) return HOME;
  const { origin, pathname, search, hash } = new URL(wanted, base);
  if (origin !== base || pathname.startsWith('//') || /^\/(api|live|socket\.io)(\/|$)/i.test(pathname))
    return HOME;
  return `${pathname}${search}${hash}`;
}

const HOME = '/';
