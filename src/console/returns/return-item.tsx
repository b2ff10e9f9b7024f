import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { patchRow } from '../clocks/patch-row.js';
import { DecisionActions } from '../decisions/decision-actions.js';
import { Colon } from '../shell/colon.js';
import { dateTimeWords, dueDateWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import type { Return } from './return-queries.js';

const RENEWS = ['returns', 'case', 'arbitrations', 'cases', 'counters'] as const;

interface Props {
  one: Return;
  number: string;
  /** The list it stands in; somebody else was quicker. */
  hasLeft?: boolean;
}

/** Who returns it, why and where to; how it stands, and what may be done with it. */
export function ReturnItem({ one, number, hasLeft }: Props) {
  const { returns: text, boards } = useWords();
  const client = useQueryClient();
  const hear = useCallback((answer: Return) => patchRow(client, 'returns', answer), [client]);
  const language = useLanguage();
  const { name } = useNames();
  const time = (at: string) => dateTimeWords(at, language);
  return (
    <>
      <span>
        <span className={`mark extension-${one.state}`}>{text.states[one.state]}</span> {name(one.agency)}
        <Colon />
        {name(one.reason)}
      </span>
      {one.toAgency && <span className="second-line">{text.to(name(one.toAgency))}</span>}
      <span className="reason">{one.opinion}</span>
      <span className="second-line">
        {[text.askedBy(one.askedBy), time(one.askedAt), one.siteVisit && text.siteVisit]
          .filter(Boolean)
          .join(' ')}
      </span>
      {one.state === 'asked' && (
        <span className="second-line">
          {[text.approver[one.approver], one.dueAt && text.due(dueDateWords(one.dueAt, language))]
            .filter(Boolean)
            .join('・')}
        </span>
      )}
      {one.decidedAt && (
        <span className="second-line decision">
          {[one.decidedBy && text.decidedBy(one.decidedBy), time(one.decidedAt), one.decision]
            .filter(Boolean)
            .join(' ')}
        </span>
      )}
      {hasLeft && one.state === 'asked' ? (
        <span className="muted">{boards.left}</span>
      ) : (
        <DecisionActions path="/returns" renews={RENEWS} words={text} {...{ one, number, hear }} />
      )}
    </>
  );
}
