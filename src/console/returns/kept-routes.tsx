import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { EndKeptRoute } from './end-kept-route.js';
import { type KeptRoute, keptRoutesQuery } from './return-queries.js';

/** What arbitrations have settled for the cases to come. */
export function KeptRoutes() {
  const { kept: text } = useWords().returns;
  const language = useLanguage();
  const { name } = useNames();
  const me = useQuery(sessionQuery).data;
  const { data } = useQuery(keptRoutesQuery);
  const ruleOf = ({ category, district, agency }: KeptRoute) =>
    text.line(name(category), district ? name(district) : text.wholeCity, name(agency));
  return (
    <section className="list-section" aria-labelledby="kept-routes">
      <h2 id="kept-routes">{text.title}</h2>
      {data?.items.length === 0 && <p className="muted">{text.empty}</p>}
      <ul className="cards" aria-labelledby="kept-routes">
        {data?.items.map(one => (
          <li key={one.id} className="card">
            <span>{ruleOf(one)}</span>
            {one.attributes.length > 0 && (
              <span className="second-line">
                {one.attributes.map(({ name: asked, label }) => `${asked}：${label}`).join('、')}
              </span>
            )}
            <span className="second-line">{text.by(one.number, dateTimeWords(one.keptAt, language))}</span>
            {one.endedAt ? (
              <span className="second-line">{text.ended(dateTimeWords(one.endedAt, language))}</span>
            ) : (
              me?.rights.includes('kept-route.end') && <EndKeptRoute id={one.id} rule={ruleOf(one)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
