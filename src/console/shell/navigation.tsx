import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { countersQuery } from '../api/queries.js';
import type { Me } from '../api/types.js';
import { unsealingsQuery } from '../identity/queries.js';
import { unseenOrders } from '../live/order-alarm.js';
import { useStore } from '../live/store.js';
import { useWords } from '../words/use-words.js';
import { Icon } from './icons.js';
import { placesOf } from './places.js';

export function Navigation({ me }: { me: Me }) {
  const words = useWords();
  const counts = useQuery({
    ...countersQuery,
    enabled: me.rights.includes('phone-task.read') && me.rights.includes('desk.read'),
  });
  const toDecide = useQuery({
    ...unsealingsQuery('decide'),
    enabled: me.rights.includes('unsealing.approve'),
  });
  const waiting: Record<string, number> = {
    phoneTasks: counts.data?.phoneTasks ?? 0,
    agency: useStore(unseenOrders),
    unsealings: toDecide.data?.items.length ?? 0,
  };
  return (
    <nav className="navigation" aria-label={words.navigation.label}>
      <ul>
        {placesOf(me).map(place => (
          <li key={place.path}>
            <NavLink to={place.path}>
              <Icon name={place.icon} />
              <span>{words.navigation[place.name]}</span>
              {(waiting[place.name] ?? 0) > 0 && <b className="nav-count">{waiting[place.name]}</b>}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
