import { useQuery } from '@tanstack/react-query';
import type { Me, Named } from '../api/types.js';
import { useToday } from '../live/server-time.js';
import { DayPicker } from '../manager/day-picker.js';
import type { Kind } from '../services/service-queries.js';
import { Select } from '../shell/controls/select.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { addDays, parseDay } from '../words/dates.js';
import { useNames, useWords } from '../words/use-words.js';
import { sessionsQuery } from './booking-queries.js';
import { ByPhone } from './by-phone.js';
import { Coming } from './coming.js';
import { DayList } from './day-list.js';
import { DaySessions } from './day-sessions.js';
import { TelephoneDays } from './telephone-days.js';
import { ToTell } from './to-tell.js';
import '../manager/manager.css';
import '../services/services.css';

interface Props {
  me: Me;
  kinds: Kind[];
  sites: readonly Named[];
  site: Named;
  /** As it stands in the address. */
  date: string | null;
  onSee: (next: { date?: string; site?: string }) => void;
}

/** A place on a day: its sessions, who comes, and where else something is to be done. */
export function AtSite({ me, kinds, sites, site, date, onSee }: Props) {
  const text = useWords().bookings;
  const { name } = useNames();
  const today = useToday();
  const day = parseDay(date ?? '') ?? today;
  const ahead = Math.max(...kinds.map(({ bookedAheadDays }) => bookedAheadDays ?? 0));
  const last = addDays(today, ahead);
  const ofDay = useQuery(sessionsQuery(day, day));
  const coming = useQuery(sessionsQuery(today, last));
  const mayBook = me.rights.includes('booking.handle');
  const siteName = (code: string) => name(sites.find(one => one.code === code)) || code;
  const named = (code: string) => name(kinds.find(one => one.code === code)) || code;
  const here = <S extends { site: string }>(items: readonly S[]) =>
    items.filter(one => one.site === site.code);
  const closed = day < today ? text.isOver : day > last ? text.tooFar(ahead) : null;
  return (
    <>
      <div className="bookings-at">
        <Select
          name="site"
          label={text.site}
          options={sites.map(one => ({ id: one.code, label: name(one) }))}
          value={site.code}
          onChange={code => onSee({ site: code })}
        />
        <DayPicker date={day} onChange={next => onSee({ date: next })} />
      </div>
      {coming.data && (
        <ToTell
          sessions={coming.data.items}
          siteName={siteName}
          onSee={(next, at) => onSee({ date: next, site: at })}
        />
      )}
      <Loaded query={ofDay} skeleton={<Skeleton lines={4} />}>
        {({ items }) => (
          <DaySessions
            sessions={here(items)}
            siteName={name(site)}
            mayRoster={me.rights.includes('booking.roster') && day >= today}
            {...{ day, named, closed, mayBook }}
          />
        )}
      </Loaded>
      {mayBook ? (
        <DayList day={day} site={site.code} siteName={name(site)} by={me.name} />
      ) : (
        <p className="muted">{text.readOnly}</p>
      )}
      <Loaded query={coming} skeleton={<Skeleton lines={6} />}>
        {({ items }) => (
          <Coming
            key={site.code}
            sessions={here(items)}
            siteName={name(site)}
            named={named}
            onSee={next => onSee({ date: next })}
          />
        )}
      </Loaded>
      {mayBook && <ByPhone placeName={siteName} />}
      <TelephoneDays sites={sites} mayChange={me.rights.includes('booking.roster')} />
    </>
  );
}
