import { useCallback, useEffect, useRef } from 'react';
import type { OpenedCase, RecordedContact } from '../api/types.js';
import { say, sayAgain } from '../live/announce.js';
import { Button, ButtonLink } from '../shell/controls/button.js';
import { useKey, useShortcut } from '../shell/shortcut-keys.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { Dues } from './next.js';
import { NumberAndPassword } from './number-and-password.js';
import { speak, speechOf } from './speak.js';

interface Props {
  result: RecordedContact;
  onNext: () => void;
}

/** Number and password, large, to be read to the caller; the repeat key also speaks them. */
export function Result({ result, onNext }: Props) {
  const words = useWords();
  const language = useLanguage();
  const { name, said } = useNames();
  const text = words.desk.result;
  const nextKey = useKey('next');
  const repeatKey = useKey('repeat');
  const heading = useRef<HTMLHeadingElement>(null);
  const { cases } = result;
  /** Which case it joined, if any: number and item. */
  const joinedIn = useCallback(
    ({ joined }: OpenedCase): string => (joined ? text.joined(joined.number, name(joined.category)) : ''),
    [text, name],
  );

  useEffect(() => {
    heading.current?.focus();
    if (cases.length > 0) say('result', text.say(cases.map(one => ({ ...one, joined: joinedIn(one) }))));
    else say('result', result.outcome === 'inquiry' ? text.saidInquiry : text.saidOther);
  }, [cases, result.outcome, text, joinedIn]);

  const repeat = useCallback(() => {
    sayAgain();
    if (cases.length > 0) speak(speechOf(words, cases), language);
  }, [cases, words, language]);
  useShortcut('repeat', repeat);
  useShortcut('next', onNext);

  const title = { recorded: text.title, inquiry: text.titleInquiry, other: text.titleOther }[result.outcome];
  return (
    <div className="result">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {cases.length > 0 && <p className="muted">{text.readAloud}</p>}
      {cases.map(one => (
        <article key={one.number} className="result-case">
          <NumberAndPassword number={one.number} password={one.password} />
          <p className="preview-agency">
            {joinedIn(one) || (one.agency ? text.goesTo(name(one.agency)) : text.unrouted)}
          </p>
          {one.unroutedReason && <p className="muted">{said(one.unroutedReason)}</p>}
          <Dues clocks={one.clocks} />
          <ButtonLink look="quiet" icon="open" to={`/case/${one.number}`}>
            {text.open}
          </ButtonLink>
        </article>
      ))}
      <div className="dialog-actions">
        <Button look="primary" onPress={onNext}>
          {text.next} <kbd>{nextKey}</kbd>
        </Button>
        {cases.length > 0 && (
          <Button icon="speak" onPress={repeat}>
            {text.repeat} <kbd>{repeatKey}</kbd>
          </Button>
        )}
      </div>
    </div>
  );
}
