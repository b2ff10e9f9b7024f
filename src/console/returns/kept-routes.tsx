import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { keptRoutesQuery } from './return-queries.js';

const RENEWS = ['kept-routes'] as const;

/** What arbitrations have settled for the cases to come. */
export function KeptRoutes() {
  const { kept: text } = useWords().returns;
  const language = useLanguage();
  const { name } = useNames();
  const me = useQuery(sessionQuery).data;
  const { data } = useQuery(keptRoutesQuery);
  const { send, isWorking, problem } = usePost(RENEWS);
  return (
    <section aria-labelledby="kept-routes">
      <h2 id="kept-routes">{text.title}</h2>
      {data?.items.length === 0 && <p className="muted">{text.empty}</p>}
      <ul className="cards" aria-labelledby="kept-routes">
        {data?.items.map(one => (
          <li key={one.id} className="card">
            <span>
              {text.line(
                name(one.category),
                one.district ? name(one.district) : text.wholeCity,
                name(one.agency),
              )}
            </span>
            {one.attributes.length > 0 && (
              <span className="second-line">
                {one.attributes.map(({ name: asked, label }) => `${asked}：${label}`).join('、')}
              </span>
            )}
            <span className="second-line">{text.by(one.number, dateTimeWords(one.keptAt, language))}</span>
            {one.endedAt ? (
              <span className="second-line">{text.ended(dateTimeWords(one.endedAt, language))}</span>
            ) : (
              me?.rights.includes('kept-route.end') && (
                <div className="order-actions">
                  <Button
                    isWorking={isWorking}
                    onPress={() => void send(`/kept-routes/${one.id}/actions/end`, {}, text.done)}
                    aria-label={`${text.end} ${name(one.category)}`}
                  >
                    {text.end}
                  </Button>
                </div>
              )
            )}
          </li>
        ))}
      </ul>
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
