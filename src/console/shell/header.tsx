import { Link } from 'react-router';
import { AccidentBanner } from '../accidents/accident-banner.js';
import { useCity } from '../api/queries.js';
import type { Me } from '../api/types.js';
import { useNow } from '../live/server-time.js';
import { SurgeBanner } from '../surge/surge-banner.js';
import { dateTimeWords, fullDateWords } from '../words/dates.js';
import { useLanguage, useNames } from '../words/use-words.js';
import { ConnectionState, OfflineBanner } from './connection-state.js';
import { MySettings } from './my-settings.js';
import { NumberSearch } from './number-search.js';

export function Header({ me }: { me: Me }) {
  const { name } = useNames();
  const city = useCity();
  return (
    <header className="header">
      <div className="header-row">
        <Link to="/" className="brand">
          <b>1999</b>
          <span>{name(city)}</span>
        </Link>
        {me.rights.includes('case.read') && <NumberSearch />}
        <div className="header-facts">
          <Now />
          {me.rights.includes('live.connect') && <ConnectionState />}
          <MySettings me={me} />
        </div>
      </div>
      <OfflineBanner />
      {me.rights.includes('accident.confirm') && <AccidentBanner />}
      {me.rights.includes('surge.read') && <SurgeBanner />}
    </header>
  );
}

function Now() {
  const now = useNow();
  const language = useLanguage();
  return (
    <time className="now" dateTime={new Date(now).toISOString()} title={fullDateWords(now, language)}>
      {dateTimeWords(now, language)}
    </time>
  );
}
