import { useEffect, useState } from 'react';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { PublicPage } from '../mailbox/public-page.js';
import { dateTimeWords } from '../words/dates.js';
import { problemWords, useLanguage, useWords } from '../words/use-words.js';
import { SurveyForm } from './survey-form.js';

type Survey = components['schemas']['SurveyDto'];

/** Read once, and gone from the address before anybody looks over a shoulder or into the history. */
const tokenInAddress = (): string => window.location.hash.slice(1);

/** Where the link of an invitation leads. Looking at it answers nothing: programs look at every link of a mail. */
export function SurveyPage() {
  const words = useWords();
  const language = useLanguage();
  const text = words.survey.page;
  const [token] = useState(tokenInAddress);
  const [survey, setSurvey] = useState<Survey | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
    if (token) api.post<Survey>('/surveys/open', { token }).then(setSurvey).catch(setProblem);
  }, [token]);
  if (isDone)
    return (
      <PublicPage title={text.doneTitle}>
        <p>{text.done}</p>
      </PublicPage>
    );
  return (
    <PublicPage title={text.title}>
      {survey && (
        <>
          <p>{text.lead(survey.number)}</p>
          <p className="muted">{text.until(dateTimeWords(survey.expiresAt, language))}</p>
          <SurveyForm
            reasons={survey.reasons}
            send={said => api.post('/surveys/answer', { token, ...said }).then(() => setDone(true))}
          />
        </>
      )}
      {!token && <p>{text.missing}</p>}
      <p className="form-problem" role="alert">
        {problem === null ? null : problemWords(problem, words)}
      </p>
    </PublicPage>
  );
}
