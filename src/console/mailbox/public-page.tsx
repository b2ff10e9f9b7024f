import { type ReactNode, useEffect, useRef } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Button } from '../shell/controls/button.js';
import { LiveRegions } from '../shell/live-regions.js';
import { language } from '../words/settings.js';
import { useLanguage, useWords } from '../words/use-words.js';
import './public-page.css';

/** For everybody: no account, nothing of the console. The heading has the focus when it becomes another one. */
export function PublicPage({ title, children }: { title: string; children: ReactNode }) {
  const words = useWords();
  const now = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
    if (!isFirst.current) heading.current?.focus();
    isFirst.current = false;
  }, [title, words]);
  return (
    <I18nProvider locale={now === 'en' ? 'en-GB' : 'zh-TW'}>
      <LiveRegions />
      <main id="main" className="mailbox">
        <div className="brand brand-large">
          <b>1999</b>
          <span>{words.product.replace('1999', '').trim()}</span>
        </div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
        <footer>
          <Button look="quiet" onPress={() => language.set(now === 'en' ? 'zh-TW' : 'en')}>
            <span lang={now === 'en' ? 'zh-Hant-TW' : 'en'}>{words.header.otherLanguage}</span>
          </Button>
        </footer>
      </main>
    </I18nProvider>
  );
}
