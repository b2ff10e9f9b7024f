import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { Button } from '../shell/controls/button.js';
import { Checks } from '../shell/controls/checks.js';
import { Radios } from '../shell/controls/radios.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';

type Survey = components['schemas']['SurveyDto'];
const ABOUT = ['service', 'outcome'] as const;
type About = (typeof ABOUT)[number];
/** From the best to the worst. */
const LEVELS = ['5', '4', '3', '2', '1'];
const UNHAPPY = 2;

interface Props {
  token: string;
  survey: Survey;
  onDone: () => void;
}

/** Two questions; only whoever is not content is asked why. What was chosen stays until it has arrived. */
export function SurveyForm({ token, survey, onDone }: Props) {
  const words = useWords();
  const { name } = useNames();
  const text = words.survey.page;
  const [levels, setLevels] = useState<Partial<Record<About, string>>>({});
  const [reasons, setReasons] = useState<string[]>([]);
  const [said, setSaid] = useState('');
  const [wrong, setWrong] = useState<Partial<Record<About | 'all', string>>>({});
  const [isWorking, setWorking] = useState(false);

  const isUnhappy = (about: About) => levels[about] !== undefined && Number(levels[about]) <= UNHAPPY;
  const offered = (about: About) => survey.reasons.filter(one => one.about === about);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isWorking) return;
    const missing = ABOUT.filter(about => levels[about] === undefined);
    setWrong(Object.fromEntries(missing.map(about => [about, text.needed[about]])));
    if (missing.length > 0) return void focusField(missing);
    const asked = ABOUT.filter(isUnhappy).flatMap(offered);
    const chosen = asked.map(({ code }) => code).filter(code => reasons.includes(code));
    setWorking(true);
    try {
      const { service, outcome } = levels;
      const answer = { service: Number(service), outcome: Number(outcome), reasons: chosen, text: said };
      await api.post('/surveys/answer', { token, ...answer });
      onDone();
    } catch (error) {
      setWrong({ all: problemWords(error, words) });
    } finally {
      setWorking(false);
    }
  };
  return (
    <form onSubmit={event => void send(event)} noValidate>
      {ABOUT.map(about => (
        <div key={about}>
          <Radios
            name={about}
            label={text.ask[about]}
            hint={text.askHint[about]}
            options={LEVELS.map(id => ({ id, label: words.survey.levels[Number(id)] ?? id }))}
            value={levels[about] ?? null}
            onChange={level => setLevels(before => ({ ...before, [about]: level }))}
            error={wrong[about]}
            isRequired
            wide
          />
          {isUnhappy(about) && (
            <Checks
              name={`${about}-reasons`}
              label={text.why[about]}
              options={offered(about).map(one => ({ id: one.code, label: name(one) }))}
              value={reasons.filter(code => offered(about).some(one => one.code === code))}
              onChange={codes =>
                setReasons(before => [
                  ...before.filter(code => !offered(about).some(one => one.code === code)),
                  ...codes,
                ])
              }
            />
          )}
        </div>
      ))}
      <TextField
        name="text"
        label={text.text}
        hint={text.textHint}
        value={said}
        onChange={setSaid}
        lines={4}
        wide
      />
      <p className="form-problem" role="alert">
        {wrong.all}
      </p>
      <Button look="primary" type="submit" isWorking={isWorking}>
        {text.submit}
      </Button>
    </form>
  );
}
