import { Checks } from '../shell/controls/checks.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { EarlierPetition } from './petition-queries.js';

interface Props {
  hint: string;
  error: string | null;
  from: readonly EarlierPetition[];
  value: readonly string[];
  onChange: (numbers: string[]) => void;
}

/** Which of the same citizen’s petitions are about the same matter. */
export function EarlierField({ hint, error, from, value, onChange }: Props) {
  const { earlier: text } = useWords().petitions;
  const language = useLanguage();
  if (from.length === 0) return <p className="field-error">{text.none}</p>;
  const time = (at: string) => dateTimeWords(at, language);
  const said = ({ number, receivedAt, answeredAt }: EarlierPetition) =>
    `${number}・${answeredAt === null ? text.received(time(receivedAt)) : text.answered(time(answeredAt))}`;
  return (
    <Checks
      name="earlier"
      label={text.label}
      isRequired
      options={from.map(one => ({ id: one.number, label: said(one) }))}
      {...{ hint, error, value, onChange }}
    />
  );
}
