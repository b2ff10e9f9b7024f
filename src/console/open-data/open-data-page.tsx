import { useEffect, useState } from 'react';
import { ApiProblem } from '../api/client.js';
import type { components } from '../api/schema.js';
import { PublicPage } from '../mailbox/public-page.js';
import { calendarDayWords, dateTimeWords } from '../words/dates.js';
import { problemWords, useLanguage, useNames, useWords } from '../words/use-words.js';
import { Download } from './download.js';
import { DATASETS } from './downloads.js';
import './open-data.css';

type About = components['schemas']['OpenDataDto'];

/** What it tells of itself, as a program reads it. */
async function askAbout(): Promise<About> {
  const answer = await fetch('/open-data', { headers: { accept: 'application/json' } }).catch(() => {
    throw new ApiProblem(0, 'NO_ANSWER');
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new ApiProblem(answer.status, body.code ?? 'UNEXPECTED', body);
  return body;
}

/** 開放資料, for people: what there is, under which licence, how far it goes, and what is not in it. */
export function OpenDataPage() {
  const words = useWords();
  const text = words.openData;
  const [about, setAbout] = useState<About | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    askAbout().then(setAbout).catch(setProblem);
  }, []);
  return (
    <PublicPage title={text.title}>
      <p>{text.lead}</p>
      {about && <Told about={about} />}
      <p className="form-problem" role="alert">
        {problem === null ? null : problemWords(problem, words)}
      </p>
    </PublicPage>
  );
}

function Told({ about }: { about: About }) {
  const { openData: text } = useWords();
  const { said } = useNames();
  const language = useLanguage();
  const { until, updatedAt, licence, delayDays, atLeast } = about;
  return (
    <div className="open-data">
      <section aria-labelledby="open-reach">
        <h2 id="open-reach">{text.reach}</h2>
        <p>{until ? text.until(calendarDayWords(until, language)) : text.nothing}</p>
        <p>{text.delay(delayDays)}</p>
        {updatedAt && <p className="muted">{text.updated(dateTimeWords(updatedAt, language))}</p>}
      </section>
      {until && <Download until={until} />}
      <section aria-labelledby="open-content">
        <h2 id="open-content">{text.content}</h2>
        <ul>
          {DATASETS.map(name => (
            <li key={name}>
              <strong>{text.datasets[name].name}</strong>
              <br />
              {text.datasets[name].means}
            </li>
          ))}
        </ul>
        <p>{text.programs}</p>
      </section>
      <section aria-labelledby="open-protected">
        <h2 id="open-protected">{text.protectedTitle}</h2>
        <ul>
          {text.protected(atLeast, about.exempt.map(said).join(text.and)).map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="open-licence">
        <h2 id="open-licence">{text.licence}</h2>
        <p>
          <a href={licence.url} lang="zh-Hant-TW">
            {licence.name}
          </a>
        </p>
        <p>{text.attribution}</p>
        <p className="open-data-cite" lang="zh-Hant-TW">
          {licence.attribution}
        </p>
      </section>
    </div>
  );
}
