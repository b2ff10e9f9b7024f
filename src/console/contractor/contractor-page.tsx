import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { isProblem } from '../api/client.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { useKeepFocus } from '../shell/keep-focus.js';
import { problemWords, useLanguage, useWords } from '../words/use-words.js';
import { contractorApi } from './contractor-api.js';
import { OrderView } from './order-view.js';
import './contractor.css';
import { OtherLanguage } from '../shell/other-language.js';

/** Somebody with a link and no account, on a phone, outdoors. */
export function ContractorPage() {
  const now = useLanguage();
  const words = useWords();
  useKeepFocus();
  const hash = useHash();
  const client = useQueryClient();
  const queryKey = ['contractor-order', hash];
  const order = useQuery({ queryKey, queryFn: contractorApi.order });
  useEffect(() => {
    document.title = `${words.contractor.title} · ${words.product}`;
  }, [words]);
  return (
    <I18nProvider locale={now === 'en' ? 'en-GB' : 'zh-TW'}>
      <main id="main" className="contractor" aria-busy={order.isPending}>
        {order.isPending && <p role="status">{words.contractor.loading}</p>}
        {!order.data && order.error && <Refused error={order.error} onRetry={() => void order.refetch()} />}
        {order.data && (
          <OrderView order={order.data} onChange={next => client.setQueryData(queryKey, next)} />
        )}
        <footer className="contractor-part">
          {order.data && (
            <p className="muted">
              {words.contractor.until} <DateTime at={order.data.expiresAt} />
            </p>
          )}
          <OtherLanguage />
        </footer>
      </main>
    </I18nProvider>
  );
}

/** Another link opened in the same tab is another order. */
function useHash(): string {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    const change = () => setHash(window.location.hash);
    window.addEventListener('hashchange', change);
    return () => window.removeEventListener('hashchange', change);
  }, []);
  return hash;
}

function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useWords();
  const isInvalid = isProblem(error) && error.status === 401;
  return (
    <section className="contractor-part" role="alert">
      <h1>{isInvalid ? words.contractor.invalidTitle : words.contractor.title}</h1>
      <p>{isInvalid ? words.contractor.invalid : problemWords(error, words)}</p>
      {!isInvalid && <Button onPress={onRetry}>{words.contractor.again}</Button>}
    </section>
  );
}
