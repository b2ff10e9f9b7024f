import { useEffect, useRef } from 'react';
import type { CasePage } from '../api/types.js';
import { ExtensionActions } from '../clocks/extension-actions.js';
import { ExtensionAsker, ExtensionSize, ExtensionState } from '../clocks/extension-marks.js';
import { say } from '../live/announce.js';
import { useWords } from '../words/use-words.js';

/** Every time more time was asked for, with both due times. */
export function Extensions({ page }: { page: CasePage }) {
  const text = useWords().clocks.extension;
  useSaidDecision(page);
  if (page.extensions.length === 0) return null;
  return (
    <>
      <h3 id="extensions">{text.heading}</h3>
      <ul className="extensions" aria-labelledby="extensions">
        {page.extensions.map(one => (
          <li key={one.id}>
            <ExtensionState one={one} />
            <ExtensionSize one={one} />
            <div>
              <span className="reason">{one.lead ? text.withLead(one.lead) : one.reason}</span>
              <ExtensionAsker one={one} />
            </div>
            <ExtensionActions one={one} number={page.number} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whoever waits hears what somebody else has decided. */
function useSaidDecision({ number, extensions }: CasePage) {
  const text = useWords().clocks.extension;
  const last = extensions.at(-1);
  const isOwn = last?.mayDecide ?? false;
  const before = useRef({ id: last?.id, state: last?.state, isOwn });
  useEffect(() => {
    const { id, state, isOwn: wasOwn } = before.current;
    before.current = { id: last?.id, state: last?.state, isOwn };
    if (last?.id !== id || state !== 'asked' || wasOwn) return;
    if (last?.state === 'approved') say('changed', text.approved(number));
    if (last?.state === 'refused') say('changed', text.refused(number));
  }, [last, isOwn, number, text]);
}
