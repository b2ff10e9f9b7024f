import type { DayReport } from '../api/types.js';
import { useNames, useWords } from '../words/use-words.js';

/** Services at the counters, in persons, as the city reports them: each in all, and where. */
export function Served({ report: { served } }: { report: Pick<DayReport, 'served'> }) {
  const { manager, services } = useWords();
  const { name } = useNames();
  if (served.length === 0) return null;
  return (
    <section className="day-section" aria-labelledby="served">
      <h2 id="served">{manager.served}</h2>
      <dl className="figures">
        {served.map(({ service, persons, sites }) => (
          <div key={service.code} className="figure">
            <dt>{name(service)}</dt>
            <dd>
              {services.people(persons)}
              <span className="second-line">
                {sites.map(({ site, persons: there }) => `${name(site)} ${there}`).join(' · ')}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
