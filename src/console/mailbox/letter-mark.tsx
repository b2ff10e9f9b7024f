import { Icon, type IconName } from '../shell/icons.js';
import { useWords } from '../words/use-words.js';
import { type Standing, standingOf } from './letter-acts.js';
import type { Letter } from './mailbox-queries.js';

const ICONS: Record<Standing, IconName> = {
  waiting: 'clock',
  expired: 'withdrawn',
  in_hand: 'inHand',
  ready: 'reported',
  answered: 'released',
};

/** Where a letter stands: icon and word. */
export function LetterMark({ letter }: { letter: Letter }) {
  const { letters: text } = useWords().mailbox;
  const standing = standingOf(letter);
  return (
    <span className={`mark letter-${standing}`}>
      <Icon name={ICONS[standing]} />
      {text.states[standing]}
      {letter.state !== 'confirmed' && !letter.wasAsked && <span className="mark-note">{text.notAsked}</span>}
    </span>
  );
}
