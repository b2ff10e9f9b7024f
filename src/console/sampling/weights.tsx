import { useCityOptions } from '../boards/filters.js';
import { Button } from '../shell/controls/button.js';
import { Choice } from '../shell/controls/choice.js';
import { Radios } from '../shell/controls/radios.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';

const WEIGHED = ['category', 'agency'] as const;
const MOST = 100;

export interface WeightDraft {
  key: string;
  of: (typeof WEIGHED)[number];
  code: string;
  weight: string;
}

const isWeight = (typed: string): boolean => /^\d{1,3}(\.\d{1,2})?$/.test(typed.trim()) && +typed <= MOST;

/** Named above already: of two weights the server would take the last. */
const isAgain = (weights: readonly WeightDraft[], place: number): boolean =>
  weights.findIndex(({ of, code }) => of === weights[place]?.of && code === weights[place]?.code) < place;

/** The fields that are wrong. */
export const wrongWeights = (weights: readonly WeightDraft[]): string[] =>
  weights.flatMap(({ code, weight }, i) => [
    ...(!code || isAgain(weights, i) ? [`code-${i}`] : []),
    ...(isWeight(weight) ? [] : [`weight-${i}`]),
  ]);

export const isOfWeights = (field: string): boolean => /^(code|weight)-/.test(field);

/** As the server wants them. */
export const weightsOf = (weights: readonly WeightDraft[]) =>
  weights.map(({ of, code, weight }) => ({ of, code, weight: Number(weight) }));

interface Props {
  weights: readonly WeightDraft[];
  wrong: readonly string[];
  onChange: (weights: WeightDraft[]) => void;
}

/** What is drawn more often than others, or never. */
export function WeightFields({ weights, wrong, onChange }: Props) {
  const words = useWords();
  const text = words.sampling.weights;
  const { categories, agencies } = useCityOptions();
  const options = { category: categories, agency: agencies };
  const add = () =>
    onChange([...weights, { key: crypto.randomUUID(), of: 'category', code: '', weight: '2' }]);
  const changeAt = (place: number, next: Partial<WeightDraft>) =>
    onChange(weights.map((one, i) => (i === place ? { ...one, ...next } : one)));
  const removeAt = (place: number) => {
    onChange(weights.filter((_, i) => i !== place));
    focusField(['add-weight']);
  };
  return (
    <section className="form" aria-labelledby="weights">
      <h3 id="weights">{text.title}</h3>
      <p className="field-hint">{text.hint}</p>
      {weights.map(({ key, of, code, weight }, i) => (
        <div key={key} className="form weight">
          <Radios
            name={`of-${i}`}
            label={text.of(i + 1)}
            options={WEIGHED.map(id => ({ id, label: words.case.field[id] }))}
            value={of}
            onChange={chosen => changeAt(i, { of: chosen, code: '' })}
          />
          <Choice
            key={of}
            name={`code-${i}`}
            label={text.code(i + 1)}
            isRequired
            options={options[of]}
            value={code || null}
            error={wrong.includes(`code-${i}`) ? (code ? text.again : text.needCode) : null}
            onChange={chosen => changeAt(i, { code: chosen ?? '' })}
          />
          <TextField
            name={`weight-${i}`}
            label={text.weight(i + 1)}
            isRequired
            inputMode="decimal"
            autoComplete="off"
            error={wrong.includes(`weight-${i}`) ? text.needWeight : null}
            value={weight}
            onChange={typed => changeAt(i, { weight: typed })}
          />
          <div>
            <Button look="quiet" icon="cross" onPress={() => removeAt(i)}>
              {text.remove(i + 1)}
            </Button>
          </div>
        </div>
      ))}
      <div data-field="add-weight">
        <Button icon="plus" onPress={add}>
          {text.add}
        </Button>
      </div>
    </section>
  );
}
