import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { patchRow } from '../clocks/patch-row.js';
import { DecisionActions } from '../decisions/decision-actions.js';
import { Colon } from '../shell/colon.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { type Disposition, RENEWS } from './petition-queries.js';

const APPROVALS = { not_handled: 'approve-not-handling', transferred: 'approve-transfer' } as const;

interface Props {
  one: Disposition;
  number: string;
  /** The list it stands in; somebody else was quicker. */
  hasLeft?: boolean;
}

/** How a petition is to end and why, what the petitioner reads of it, and what may be done with the request. */
export function DispositionItem({ one, number, hasLeft }: Props) {
  const { petitions: text, boards } = useWords();
  const client = useQueryClient();
  const hear = useCallback((answer: Disposition) => patchRow(client, 'dispositions', answer), [client]);
  const language = useLanguage();
  const { name, said } = useNames();
  const time = (at: string) => dateTimeWords(at, language);
  const { kind, state, ground, authority } = one;
  return (
    <>
      <span>
        <span className={`mark extension-${state}`}>{text.states[state]}</span> {text.kinds[kind]}
        <Colon />
        {ground ? name(ground) : name(authority)}
      </span>
      {ground && authority && <span className="second-line">{text.owner(name(authority))}</span>}
      <span className="reason">{one.opinion}</span>
      <span className="second-line">
        {[one.agency ? name(one.agency) : text.centre, one.askedBy, time(one.askedAt)].join(' ')}
      </span>
      {state === 'asked' && <span className="second-line">{text.approver[one.approver]}</span>}
      {one.decidedAt && (
        <span className="second-line decision">
          {[one.decidedBy, time(one.decidedAt), one.decision].filter(Boolean).join(' ')}
        </span>
      )}
      {(state === 'asked' || state === 'approved') && (
        <span className="petitioner-told">
          <b>
            {state === 'asked' ? text.wouldTell : text.tellsPetitioner}
            <Colon />
          </b>
          {said(one.notice)}
        </span>
      )}
      {hasLeft && state === 'asked' ? (
        <span className="muted">{boards.left}</span>
      ) : (
        <DecisionActions
          path="/dispositions"
          approval={APPROVALS[kind]}
          renews={RENEWS}
          words={text.decisions[kind]}
          {...{ one, number, hear }}
        />
      )}
    </>
  );
}
