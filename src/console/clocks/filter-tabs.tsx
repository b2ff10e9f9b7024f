import { Link, useSearchParams } from 'react-router';

interface Props<T extends string> {
  label: string;
  names: Record<T, string>;
  now: T;
  /** What of the address belongs to something else on the page. */
  keeps?: string;
}

/** Which part of a list is shown stands in the address; the first one is what a page begins with. */
export function FilterTabs<T extends string>({ label, names, now, keeps }: Props<T>) {
  const [params] = useSearchParams();
  const kept = keeps === undefined ? null : params.get(keeps);
  const all = Object.entries<string>(names) as [T, string][];
  return (
    <nav className="tabs" aria-label={label}>
      {all.map(([name, words], place) => (
        <Link
          key={name}
          to={`?${new URLSearchParams({ ...(place > 0 && { show: name }), ...(keeps && kept && { [keeps]: kept }) })}`}
          replace
          aria-current={name === now ? 'page' : undefined}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
