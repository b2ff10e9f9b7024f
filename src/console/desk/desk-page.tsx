import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { api } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import type { CallerSearch, RecordedContact } from '../api/types.js';
import { say } from '../live/announce.js';
import { store, useStore } from '../live/store.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { keyOf, type ShortcutName, useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import { isUntouched } from './draft.js';
import { Item } from './item.js';
import { Next } from './next.js';
import { Pane } from './pane.js';
import { Result } from './result.js';
import { jumpTo, SECTIONS, Section, type SectionName } from './section.js';
import { Similar } from './similar.js';
import { type DraftOf, useDraft } from './use-draft.js';
import { useRecord } from './use-record.js';
import { addCase, What } from './what.js';
import { Where } from './where.js';
import { Who } from './who.js';
import './desk.css';

/** Stays until the next call, also when the agent looks at the case and comes back: the password is told only once. */
const lastResult = store<RecordedContact | null>(null);

export function DeskPage() {
  const me = useQuery(sessionQuery).data;
  return me ? <Desk key={me.id} meId={me.id} /> : null;
}

function Desk({ meId }: { meId: string }) {
  const words = useWords();
  const of = useDraft(meId);
  const { draft, clear } = of;
  const result = useStore(lastResult);
  const [at, setAt] = useState<SectionName>('who');
  const [phone, setPhone] = useState('');
  const caller = useCaller(phone);

  const onRecorded = useCallback(
    (recorded: RecordedContact) => {
      lastResult.set(recorded);
      clear();
      setPhone('');
    },
    [clear],
  );
  const next = useCallback(() => {
    lastResult.set(null);
    setAt('who');
    requestAnimationFrame(() => jumpTo('who'));
  }, []);

  return (
    <Page
      title={words.desk.title}
      pane={
        result
          ? undefined
          : {
              label: words.desk.pane.label,
              content: <Pane at={at} of={of} caller={caller} hasPhone={phone !== ''} />,
            }
      }
      actions={
        !result && !isUntouched(draft) ? (
          <Button look="quiet" onPress={clear}>
            {words.desk.discard}
          </Button>
        ) : null
      }
    >
      {result ? (
        <Result result={result} onNext={next} />
      ) : (
        <Form of={of} onFocus={setAt} onPhone={setPhone} onRecorded={onRecorded} />
      )}
    </Page>
  );
}

interface FormProps {
  of: DraftOf;
  onFocus: (name: SectionName) => void;
  onPhone: (phone: string) => void;
  onRecorded: (result: RecordedContact) => void;
}

/** Follows the talk, top to bottom. */
function Form({ of, onFocus, onPhone, onRecorded }: FormProps) {
  const words = useWords();
  const { draft, wasKept } = of;
  const recording = useRecord(of, onRecorded);
  const isCase = draft.outcome === 'recorded';
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
      <Section name="who" {...section}>
        <Who of={of} recording={recording} onPhone={onPhone} />
      </Section>
      <Section name="what" {...section}>
        <What of={of} recording={recording} />
      </Section>
      <Section name="item" {...section}>
        <Item of={of} recording={recording} />
      </Section>
      {isCase && (
        <>
          <Section name="where" {...section}>
            <Where of={of} recording={recording} />
          </Section>
          <Section name="similar" {...section}>
            <Similar of={of} />
          </Section>
        </>
      )}
      <Section name="next" {...section}>
        <Next of={of} />
      </Section>
      <Section name="record" {...section}>
        <p className="form-problem wide" role="alert">
          {recording.refusal}
        </p>
        <div className="dialog-actions wide">
          <Button look="primary" isWorking={recording.isWorking} onPress={() => void recording.record()}>
            {recording.isWorking ? words.desk.recording : label} <kbd>{keyOf('record')}</kbd>
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

/** Earlier cases of this number; the search is recorded, so it waits until the number is complete. */
function useCaller(phone: string) {
  const words = useWords();
  const query = useQuery({
    queryKey: ['callers', phone],
    queryFn: () => api.post<CallerSearch>('/callers/search', { phone }),
    enabled: phone !== '',
    staleTime: 60_000,
  });
  const count = query.data?.cases.length;
  useEffect(() => {
    if (count !== undefined)
      say('found', count === 0 ? words.desk.pane.callerNone : words.desk.pane.callerFound(count));
  }, [count, words]);
  return query;
}
