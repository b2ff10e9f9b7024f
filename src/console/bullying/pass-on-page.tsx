import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button, ButtonLink } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { useWords } from '../words/use-words.js';
import type { PassedOn } from './bullying-queries.js';
import { PassOnForm } from './pass-on-form.js';
import '../desk/number-and-password.css';
import './bullying.css';

/** Passing a report on, and then its number. Who comes from the desk has the source in the address. */
export function PassOnPage() {
  const text = useWords().bullying;
  const [params] = useSearchParams();
  const [passed, setPassed] = useState<PassedOn | null>(null);
  return (
    <Page title={text.passOnTitle} lead={<p className="lead">{text.passOnLead}</p>}>
      {passed ? (
        <PassedOnResult passed={passed} onMore={() => setPassed(null)} />
      ) : (
        <PassOnForm source={params.get('source') ?? ''} onPassed={setPassed} />
      )}
    </Page>
  );
}

function PassedOnResult({ passed, onMore }: { passed: PassedOn; onMore: () => void }) {
  const text = useWords().bullying;
  return (
    <section className="bullying-result" aria-labelledby="passed-on">
      {/* What was pressed is gone: the page is read on from here. */}
      <h2 id="passed-on" tabIndex={-1} ref={heading => heading?.focus()}>
        {text.isPassedOnTitle}
      </h2>
      <dl className="result-digits">
        <div>
          <dt>{text.number}</dt>
          <dd>{passed.number}</dd>
        </div>
      </dl>
      <p>{text.onlyNumber}</p>
      <div className="dialog-actions">
        <ButtonLink to="/bullying" look="primary">
          {text.toList}
        </ButtonLink>
        <Button onPress={onMore}>{text.oneMore}</Button>
      </div>
    </section>
  );
}
