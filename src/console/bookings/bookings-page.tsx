import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useCity } from '../api/queries.js';
import type { Me } from '../api/types.js';
import { useStore } from '../live/store.js';
import { myCounter } from '../services/my-counter.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { Empty, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { AtSite } from './at-site.js';
import { RosterDialog } from './roster-dialog.js';
import './bookings.css';

/** Hours at counters that people book: at the place and for the day in the address. */
export function BookingsPage({ me }: { me: Me }) {
  const text = useWords().bookings;
  const city = useCity();
  const kept = useStore(myCounter);
  const [params, setParams] = useSearchParams();
  const [isRostering, setRostering] = useState(false);
  const kinds = (city?.counterServices ?? []).filter(({ bookedAheadDays }) => bookedAheadDays !== null);
  const sites = [...new Map(kinds.flatMap(kind => kind.sites).map(one => [one.code, one])).values()];
  const site =
    sites.find(({ code }) => code === params.get('site')) ??
    sites.find(({ code }) => code === kept.site) ??
    sites[0];
  const see = (next: { date?: string; site?: string }) => {
    if (next.site) myCounter.set({ ...kept, site: next.site });
    setParams({ ...Object.fromEntries(params), ...next }, { replace: true });
  };
  return (
    <Page
      title={text.title}
      lead={<p className="lead">{text.lead}</p>}
      actions={
        site &&
        me.rights.includes('booking.roster') && (
          <Button asks look="primary" icon="plus" onPress={() => setRostering(true)}>
            {text.roster}
          </Button>
        )
      }
    >
      {!city && <Skeleton lines={10} />}
      {city && !site && <Empty title={text.noServices} hint={text.noServicesHint} icon="calendar" />}
      {site && <AtSite date={params.get('date')} {...{ me, kinds, sites, site }} onSee={see} />}
      {isRostering && site && (
        <RosterDialog kinds={kinds} site={site.code} onClose={() => setRostering(false)} />
      )}
    </Page>
  );
}
