import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { AboutCase } from '../boards/about-case.js';
import { FilterTabs } from '../clocks/filter-tabs.js';
import { Colon } from '../shell/colon.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { ArbitrationItem } from './arbitration-item.js';
import { DecideArbitration } from './decide-arbitration.js';
import { KeptRoutes } from './kept-routes.js';
import { type ArbitrationFilter, arbitrationsQuery } from './return-queries.js';
import '../clocks/clocks.css';

const FILTERS: readonly ArbitrationFilter[] = ['open', 'decided', 'all'];

/** Whose cases agencies do not agree on. */
export function ArbitrationsPage() {
  const { returns } = useWords();
  const text = returns.arbitration;
  const { name } = useNames();
  const [params] = useSearchParams();
  const filter = FILTERS.find(one => one === params.get('show')) ?? 'open';
  const query = useQuery(arbitrationsQuery(filter));
  return (
    <Page title={text.title} lead={<p className="lead">{text.lead}</p>}>
      <FilterTabs label={returns.filter} names={text.filters} now={filter} />
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text.empty} hint={text.emptyHint} icon="orders" />
          ) : (
            <ul className="cards" aria-label={text.title}>
              {items.map(one => (
                <li key={one.id} className="card">
                  <div className="card-title">
                    <AboutCase of={one.case} row={one.id} />
                  </div>
                  <span className="second-line">
                    {one.holder ? text.holder(name(one.holder)) : text.centre}
                  </span>
                  <ArbitrationItem one={one} />
                  {one.returns.map(({ agency, reason, opinion, at }) => (
                    <span key={at} className="second-line">
                      {name(agency)}
                      <Colon />
                      {name(reason)} — {opinion}
                    </span>
                  ))}
                  <DecideArbitration
                    one={one}
                    number={one.case.number}
                    isOfDistrict={one.case.district !== null}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <KeptRoutes />
    </Page>
  );
}
