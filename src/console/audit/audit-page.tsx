import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../shell/page.js';
import { useWords } from '../words/use-words.js';
import type { AuditSearch } from './audit-api.js';
import { HeadPane } from './head-pane.js';
import { PatternsView } from './patterns-view.js';
import { SearchView } from './search-view.js';
import './audit.css';

const QUESTIONS = ['person', 'account', 'patterns'] as const;
export type Question = (typeof QUESTIONS)[number];

/** The auditor's page: three questions. Whom they are about stands in no address. */
export function AuditPage() {
  const { audit } = useWords();
  const [params, setParams] = useSearchParams();
  const question = QUESTIONS.find(one => one === params.get('question')) ?? 'person';
  // Asked from a row: who else looked at this person, what else this account looked at.
  const [followed, setFollowed] = useState<{ search: AuditSearch; nr: number } | null>(null);
  const follow = (search: AuditSearch) => {
    setFollowed(before => ({ search, nr: (before?.nr ?? 0) + 1 }));
    setParams({ question: search.account ? 'account' : 'person' });
  };
  return (
    <Page
      title={audit.title}
      lead={<p className="lead">{audit.lead}</p>}
      pane={{ label: audit.head, content: <HeadPane /> }}
    >
      <nav className="tabs" aria-label={audit.tabsLabel}>
        {QUESTIONS.map(one => (
          <Link
            key={one}
            to={`?question=${one}`}
            aria-current={one === question ? 'page' : undefined}
            onClick={() => setFollowed(null)}
          >
            {audit.tabs[one]}
          </Link>
        ))}
      </nav>
      {question === 'patterns' ? (
        <PatternsView onFollow={follow} />
      ) : (
        <SearchView
          key={`${question}${followed?.nr ?? 0}`}
          question={question}
          begin={followed?.search ?? null}
          onFollow={follow}
        />
      )}
    </Page>
  );
}
