import { useCallback, useEffect } from 'react';
import type { RecordedContact } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { type ShortcutName, useKey, useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import { Item } from './item.js';
import { Next } from './next.js';
import { jumpTo, SECTIONS, Section, type SectionName } from './section.js';
import { Similar } from './similar.js';
import type { DraftOf } from './use-draft.js';
import { useRecord } from './use-record.js';
import { useShortForm } from './use-short-form.js';
import { addCase, What } from './what.js';
import { Where } from './where.js';
import { Who } from './who.js';

const HELD = { change: () => undefined, changeCase: () => undefined };

interface FormProps {
  of: DraftOf;
  onFocus: (name: SectionName) => void;
  onPhone: (phone: string) => void;
  onRecorded: (result: RecordedContact) => void;
}

/** Follows the talk, top to bottom. */
export function Form({ of: typed, onFocus, onPhone, onRecorded }: FormProps) {
  const words = useWords();
  const { draft, wasKept } = typed;
  const recording = useRecord(typed, onRecorded);
  // What is typed while it is being sent would be in neither this case nor the next.
  const of = recording.isWorking ? { ...typed, ...HELD } : typed;
  const recordKey = useKey('record');
  const isCase = draft.outcome === 'recorded';
  const short = useShortForm(draft);
  useShortcut(
    'record',
    useCallback(() => void recording.record(), [recording]),
  );
  const label = {
    recorded: words.desk.record,
    inquiry: words.desk.recordInquiry,
    other: words.desk.recordOther,
  }[draft.outcome];
  const section = { onFocus };

  // The next caller is on the line: the first field, not the heading.
  useEffect(() => {
    if (!document.querySelector('main :focus')) jumpTo('who');
  }, []);
  useEffect(() => {
    if (wasKept) say('draft', words.desk.draftBack);
  }, [wasKept, words]);

  return (
    <div className="desk">
      {SECTIONS.map(name => (
        <Jump key={name} name={name} />
      ))}
      {short.canBe && (
        <p className="short-form">
          {short.isShort ? words.surge.shortForm : words.surge.fullForm}{' '}
          <Button look="quiet" onPress={short.toggle}>
            {short.isShort ? words.surge.showAll : words.surge.showLess}
          </Button>
        </p>
      )}
      <Section name="who" {...section}>
        <Who of={of} recording={recording} onPhone={onPhone} isShort={short.isShort} />
      </Section>
      <Section name="what" {...section}>
        <What of={of} recording={recording} />
      </Section>
      <Section name="item" {...section}>
        <Item of={of} recording={recording} isShort={short.isShort} />
      </Section>
      {isCase && (
        <>
          <Section name="where" {...section}>
            <Where of={of} recording={recording} isShort={short.isShort} />
          </Section>
          <Section name="similar" {...section}>
            <Similar of={of} />
          </Section>
        </>
      )}
      <Section name="next" {...section}>
        <Next of={of} recording={recording} />
      </Section>
      <Section name="record" {...section}>
        <p className="form-problem wide" role="alert">
          {recording.refusal}
        </p>
        <div className="dialog-actions wide">
          <Button look="primary" isWorking={recording.isWorking} onPress={() => void recording.record()}>
            {recording.isWorking ? words.desk.recording : label} <kbd>{recordKey}</kbd>
          </Button>
          {isCase && (
            <Button
              icon="plus"
              onPress={() => {
                addCase(of);
                jumpTo('what');
              }}
            >
              {words.desk.add}
            </Button>
          )}
        </div>
      </Section>
    </div>
  );
}

function Jump({ name }: { name: SectionName }) {
  useShortcut(
    `jump${SECTIONS.indexOf(name) + 1}` as ShortcutName,
    useCallback(() => jumpTo(name), [name]),
  );
  return null;
}
