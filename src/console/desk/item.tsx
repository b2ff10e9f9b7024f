import { useCity } from '../api/queries.js';
import type { AskedKind } from '../api/types.js';
import { Check } from '../shell/controls/check.js';
import { Choice } from '../shell/controls/choice.js';
import { Radios } from '../shell/controls/radios.js';
import { Select } from '../shell/controls/select.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { currentCase, UNCATEGORISED } from './draft.js';
import { Topic } from './topic.js';
import type { DraftOf } from './use-draft.js';
import type { Recording } from './use-record.js';
import { useSuggestions } from './use-suggestions.js';

interface Props {
  of: DraftOf;
  recording: Recording;
  isShort: boolean;
}

export function Item({ of, recording, isShort }: Props) {
  const words = useWords();
  const { draft, change } = of;
  const listed = <T extends string>(named: Record<T, string>) =>
    (Object.entries(named) as [T, string][]).map(([id, label]) => ({ id, label }));
  return (
    <>
      <Radios
        name="outcome"
        label={words.desk.outcome}
        wide
        options={listed(words.desk.outcomes)}
        value={draft.outcome}
        onChange={outcome => change({ outcome })}
      />
      {draft.outcome === 'recorded' && <Category of={of} recording={recording} isShort={isShort} />}
      {draft.outcome === 'inquiry' && <Topic of={of} recording={recording} />}
      {draft.outcome === 'other' && (
        <Radios
          name="reason"
          label={words.desk.otherReason}
          isRequired
          wide
          error={recording.errorOf('reason')}
          options={listed(words.domain.otherReason)}
          value={draft.otherReason}
          onChange={otherReason => {
            recording.forget('reason');
            change({ otherReason });
          }}
        />
      )}
    </>
  );
}

function Category({ of: { draft, changeCase }, recording, isShort }: Props) {
  const words = useWords();
  const one = currentCase(draft);
  const { options, offer, setTyped } = useSuggestions(one.description);
  const kinds = (['dispatch', 'petition'] as const satisfies AskedKind[]).map(id => ({
    id,
    label: words.domain.kind[id],
  }));
  return (
    <>
      <Choice
        name="category"
        label={words.desk.category}
        hint={words.desk.categoryHint}
        isRequired
        wide
        error={recording.errorOf('category')}
        options={options}
        offer={offer}
        onType={setTyped}
        value={one.category}
        onChange={category => {
          recording.forget('category');
          changeCase({
            category,
            attributes: {},
            contactConsent: false,
            confidential: null,
            reportedAgency: null,
          });
        }}
      />
      {one.category === UNCATEGORISED && (
        <Radios
          name="kind"
          label={words.desk.uncategorisedKind}
          isRequired
          error={recording.errorOf('kind')}
          options={kinds}
          value={one.kind}
          onChange={kind => {
            recording.forget('kind');
            changeCase({ kind });
          }}
        />
      )}
      {(!isShort || Object.keys(one.attributes).length > 0) && (
        <Attributes one={one} onChange={attributes => changeCase({ attributes })} />
      )}
      <Check
        name="urgency"
        label={words.desk.urgent}
        value={one.isUrgent}
        onChange={isUrgent => changeCase({ isUrgent })}
      />
    </>
  );
}

interface AttributesProps {
  one: ReturnType<typeof currentCase>;
  onChange: (attributes: Record<string, string>) => void;
}

/** What routing depends on besides item and district; may be unknown to the caller. */
function Attributes({ one, onChange }: AttributesProps) {
  const words = useWords();
  const language = useLanguage();
  const { name } = useNames();
  const category = useCity()?.categories.find(({ code }) => code === one.category);
  return category?.attributes.map(attribute => (
    <Select
      key={attribute.code}
      name={attribute.code}
      label={name(attribute)}
      empty={words.desk.unknown}
      options={attribute.options.map(option => ({
        id: option.value,
        label: language === 'en' ? option.labelEn : option.label,
      }))}
      value={one.attributes[attribute.code] ?? ''}
      onChange={value => onChange({ ...one.attributes, [attribute.code]: value })}
    />
  ));
}
