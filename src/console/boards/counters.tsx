import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { countersQuery } from '../api/queries.js';
import type { Me, Counters as Numbers, Right } from '../api/types.js';
import { Icon, type IconName } from '../shell/icons.js';
import { useWords } from '../words/use-words.js';

interface Tile {
  name: keyof Omit<Numbers, 'asOf'>;
  to: string;
  icon: IconName;
  tone?: 'soon' | 'overdue';
  right?: Right;
}

const tiles: Tile[] = [
  { name: 'overdue', to: '/board?clock=overdue', icon: 'alarm', tone: 'overdue' },
  { name: 'soon', to: '/board?clock=soon', icon: 'soon', tone: 'soon' },
  { name: 'undelivered', to: '/board?tray=undelivered', icon: 'undelivered', tone: 'soon' },
  { name: 'unrouted', to: '/board?tray=unrouted', icon: 'unrouted', tone: 'soon' },
  { name: 'phoneTasks', to: '/phone-tasks', icon: 'phone', tone: 'soon', right: 'phone-task.read' },
  { name: 'open', to: '/board', icon: 'board' },
];

/** The numbers a supervisor lives by; each leads to its list. */
export function Counters({ me }: { me?: Me | null }) {
  const words = useWords();
  const query = useQuery(countersQuery);
  const shown = tiles.filter(tile => !tile.right || me?.rights.includes(tile.right));
  return (
    <section className="tiles" aria-label={words.boards.counters.label}>
      {shown.map(tile => {
        const count = query.data?.[tile.name];
        const tone = count ? (tile.tone ?? '') : '';
        return (
          <Link key={tile.name} to={tile.to} className={`tile ${tone}`}>
            <span className="tile-name">
              <Icon name={tile.icon} />
              {words.boards.counters[tile.name]}
            </span>
            <b className="tile-count">
              {count === undefined ? words.states.nothing : count.toLocaleString('en')}
            </b>
          </Link>
        );
      })}
    </section>
  );
}
