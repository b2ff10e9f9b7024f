import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { api } from '../api/client.js';
import { usePost } from '../identity/use-post.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { Icon } from '../shell/icons.js';
import { useNames, useWords } from '../words/use-words.js';
import { type Accident, alertsQuery, RENEWS } from './accident-queries.js';
import './accidents.css';

/** On every page until one of those who were told has confirmed it: said at once, whatever is being read. */
export function AccidentBanner() {
  const text = useWords().accidents;
  const { name } = useNames();
  const { data } = useQuery(alertsQuery);
  const told = useRef(new Set<string>());

  useEffect(() => {
    const items = data?.items ?? [];
    // Told anew, it is said anew.
    for (const id of told.current) if (!items.some(one => one.id === id)) told.current.delete(id);
    for (const { id, grade, case: of } of items) {
      if (told.current.has(id)) continue;
      told.current.add(id);
      say('accident', text.alert(name(grade), name(of.district)));
      // That a screen has shown it is told by the screen; unsaid it only stands as not shown.
      void api.post(`/accidents/${id}/actions/show`, {}).catch(() => undefined);
    }
  }, [data, text, name]);

  if (!data || data.items.length === 0) return null;
  return (
    <section className="accident-alerts" aria-label={text.alerts}>
      {data.items.map(one => (
        <Alert key={one.id} accident={one} />
      ))}
    </section>
  );
}

function Alert({ accident }: { accident: Accident }) {
  const text = useWords().accidents;
  const { name } = useNames();
  const { send, isWorking } = usePost(RENEWS);
  const { id, grade, case: of, place, onSiteDue, arrivedAt } = accident;
  return (
    <div className="accident-alert">
      <Icon name="alarm" />
      <span>
        <b>{name(grade)}</b> {of.number}{' '}
        {[name(of.category), name(of.district), place].filter(Boolean).join('・')}
        {arrivedAt === null && (
          <span className="second-line">
            {text.onSiteDue} <DateTime at={onSiteDue} />
          </span>
        )}
      </span>
      <span className="accident-alert-ends">
        <Link to="/accidents">{text.toList}</Link>
        <Button
          look="primary"
          isWorking={isWorking}
          aria-label={`${text.confirm} ${of.number}`}
          onPress={() => void send(`/accidents/${id}/actions/confirm`, {}, text.confirmed)}
        >
          {text.confirm}
        </Button>
      </span>
    </div>
  );
}
