import { useState } from 'react';
import type { Me } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';
import { AnswerDialog } from './answer-dialog.js';
import { DivideDialog } from './divide-dialog.js';
import { LETTER_ACTS, type LetterAct, type Missing, missingFor, RIGHTS } from './letter-acts.js';
import type { LetterInFull } from './mailbox-queries.js';
import { SendLinkDialog } from './send-link-dialog.js';

export interface ActProps {
  letter: LetterInFull;
  /** Why it is not possible any more, after somebody else acted. */
  why: string | null;
  onClose: () => void;
}

const DIALOGS = { answer: AnswerDialog, divide: DivideDialog, 'send-link': SendLinkDialog };

/** What can be done to the letter now; what cannot says why. */
export function LetterActions({ letter, me }: { letter: LetterInFull; me: Me }) {
  const words = useWords();
  const { letter: text, acts, why } = words.mailbox;
  const [open, setOpen] = useState<LetterAct | null>(null);
  const mine = LETTER_ACTS.filter(act => me.rights.includes(RIGHTS[act])).map(act => ({
    act,
    missing: missingFor(act, letter),
  }));
  const inWords = ({ why: reason, numbers }: Missing) =>
    reason === 'open' ? why.open(numbers.join(words.states.and)) : why[reason];
  const possible = mine.filter(({ missing }) => missing === null);
  const Dialog = open && DIALOGS[open];
  const missing = open && missingFor(open, letter);
  return (
    <section className="case-column case-actions" aria-labelledby="letter-actions">
      <h2 id="letter-actions">{text.actions}</h2>
      {possible.length === 0 && <p className="muted">{words.case.noActions}</p>}
      <div className="action-buttons">
        {possible.map(({ act }) => (
          <Button
            key={act}
            asks
            look={act === 'answer' && letter.isReady ? 'primary' : 'plain'}
            onPress={() => setOpen(act)}
          >
            {acts[act]}
          </Button>
        ))}
      </div>
      {possible.length < mine.length && (
        <details open={possible.length === 0}>
          <summary>{text.notNow}</summary>
          <dl className="facts">
            {mine.map(
              ({ act, missing: reason }) =>
                reason && (
                  <div key={act}>
                    <dt>{acts[act]}</dt>
                    <dd>{inWords(reason)}</dd>
                  </div>
                ),
            )}
          </dl>
        </details>
      )}
      {Dialog && <Dialog letter={letter} why={missing && inWords(missing)} onClose={() => setOpen(null)} />}
    </section>
  );
}
