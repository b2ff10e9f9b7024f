import { Icon, type IconName } from '../shell/icons.js';
import { dateTimeWords, dueDateWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import type { Extension } from './extension-queries.js';

const ICONS: Record<Extension['state'], IconName> = {
  asked: 'clock',
  approved: 'check',
  refused: 'cross',
  withdrawn: 'withdrawn',
};

/** How it stands, whose word it waits for, and what was said to it. */
export function ExtensionState({ one }: { one: Extension }) {
  const text = useWords().clocks.extension;
  const language = useLanguage();
  return (
    <span>
      <span className={`mark extension-${one.state}`}>
        <Icon name={ICONS[one.state]} />
        {text.states[one.state]}
      </span>
      {one.state === 'asked' && <span className="second-line">{text.waits(text.decider[one.approver])}</span>}
      {one.decidedAt && (
        <span className="second-line">
          {[one.decidedBy, dateTimeWords(one.decidedAt, language)].filter(Boolean).join(' ')}
        </span>
      )}
      {one.decision && <span className="second-line decision">{one.decision}</span>}
    </span>
  );
}

/** Which limit, by how much, and both due times. */
export function ExtensionSize({ one }: { one: Extension }) {
  const words = useWords();
  const language = useLanguage();
  const text = words.clocks.extension;
  const [before, after] = [one.dueBefore, one.dueAfter].map(time => dueDateWords(time, language));
  return (
    <span className="extension-size">
      {words.domain.clock[one.clock]} {text.by(words.domain.amount({ [one.unit]: one.size }))}
      <span className="second-line tabular">{text.before(before ?? '')}</span>
      <span className="second-line tabular">
        {one.state === 'approved' ? text.after(after ?? '') : text.wanted(after ?? '')}
      </span>
    </span>
  );
}

export function ExtensionAsker({ one }: { one: Extension }) {
  const { name } = useNames();
  const language = useLanguage();
  return (
    <span className="second-line">
      {[name(one.agency), one.askedBy, dateTimeWords(one.askedAt, language)].join(' ')}
    </span>
  );
}
