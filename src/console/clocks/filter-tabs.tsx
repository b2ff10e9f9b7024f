import { Link } from 'react-router';

/** Which part of a list is shown stands in the address; the first one is what a page begins with. */
export function FilterTabs<T extends string>(props: { label: string; names: Record<T, string>; now: T }) {
  const { label, names, now } = props;
  const all = Object.entries<string>(names) as [T, string][];
  return (
    <nav className="tabs" aria-label={label}>
      {all.map(([name, words], place) => (
        <Link
          key={name}
          to={place === 0 ? '?' : `?show=${name}`}
          replace
          aria-current={name === now ? 'page' : undefined}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
