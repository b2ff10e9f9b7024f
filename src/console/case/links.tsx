import { Link } from 'react-router';
import type { CasePage } from '../api/types.js';
import { useNames, useWords } from '../words/use-words.js';

/** Cases this one came from, and that came of it: where they are, and who has them. */
export function Links({ page }: { page: CasePage }) {
  const words = useWords();
  const { name } = useNames();
  // Earlier petitions stand with their answers (PetitionOfCase).
  const earlier = page.petition?.earlier.map(({ number }) => number) ?? [];
  const links = page.links.filter(({ number }) => !earlier.includes(number));
  if (links.length === 0) return null;
  return (
    <>
      <h3>{words.case.links}</h3>
      <ul className="plain-list">
        {links.map(({ kind, direction, number, state, category, agency }) => (
          <li key={number}>
            {words.domain.link[kind][direction]} <Link to={`/case/${number}`}>{number}</Link>
            <span className="second-line">
              {name(category)}・{words.domain.state[state]}・{agency ? name(agency) : words.domain.unrouted}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
