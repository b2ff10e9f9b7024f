import { useCity } from '../api/queries.js';
import { Colon } from '../shell/colon.js';
import { Checks } from '../shell/controls/checks.js';
import { useNames, useWords } from '../words/use-words.js';

/** 教示 (行政程序法 §172): whoever has to go another way is told of it with the reply. */
export function RemediesField(props: { value: readonly string[]; onChange: (codes: string[]) => void }) {
  const { remedies: text } = useWords().petitions;
  const { name } = useNames();
  const remedies = useCity()?.remedies ?? [];
  if (remedies.length === 0) return null;
  return (
    <Checks
      name="remedies"
      label={text.label}
      hint={text.hint}
      options={remedies.map(one => ({ id: one.code, label: name(one) }))}
      {...props}
    />
  );
}

/** Of which the petitioner was told. */
export function RemediesTold({ codes }: { codes: readonly string[] }) {
  const { remedies: text } = useWords().petitions;
  const { name } = useNames();
  const city = useCity();
  if (codes.length === 0) return null;
  const named = codes.map(code => name(city?.remedies.find(one => one.code === code)) || code);
  return (
    <p className="muted">
      {text.told}
      <Colon />
      {named.join('、')}
    </p>
  );
}
