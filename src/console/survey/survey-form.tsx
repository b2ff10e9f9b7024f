import { type FormEvent, useState } from 'react';
import type { components } from '../api/schema.js';
import { Button } from '../shell/controls/button.js';
import { Checks } from '../shell/controls/checks.js';
import { Radios } from '../shell/controls/radios.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import type { Language } from '../words/dates.js';
import { problemWords, useLanguage, useWords, wordsIn } from '../words/use-words.js';
import './survey.css';

type Survey = components['schemas']['SurveyDto'];
const ABOUT = ['service', 'outcome'] as const;
type About = (typeof ABOUT)[number];
/** From the best to the worst. */
const LEVELS = ['5', '4', '3', '2', '1'];
const UNHAPPY = 2;

export interface Said {
  service: number;
  outcome: number;
  reasons: string[];
  text: string;
}

interface Props {
  reasons: Survey['reasons'];
  /** Rejects with what went wrong. */
  send: (said: Said) => Promise<unknown>;
  /** In which it is asked; left out: the reader's. */
  language?: Language;
  /** Left out: as who answers for themselves sends it. */
  submit?: string;
}

/** Two questions; only whoever is not content is asked why. What was chosen stays until it has arrived. */
export function SurveyForm({ reasons: known, send: keep, language, submit }: Props) {
  const words = useWords();
  const own = useLanguage();
  const asked = language ?? own;
  const { page: text, levels: names } = wordsIn(asked).survey;
  const [levels, setLevels] = useState<Partial<Record<About, string>>>({});
  const [reasons, setReasons] = useState<string[]>([]);
  const [said, setSaid] = useState('');
  const [wrong, setWrong] = useState<Partial<Record<About | 'all', string>>>({});
  const [isWorking, setWorking] = useState(false);

  const isUnhappy = (about: About) => levels[about] !== undefined && Number(levels[about]) <= UNHAPPY;
  const offered = (about: About) => known.filter(one => one.about === about);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isWorking) return;
    const missing = ABOUT.filter(about => levels[about] === undefined);
    setWrong(Object.fromEntries(missing.map(about => [about, text.needed[about]])));
    if (missing.length > 0) return void focusField(missing);
    const chosen = ABOUT.filter(isUnhappy)
      .flatMap(offered)
      .map(({ code }) => code)
      .filter(code => reasons.includes(code));
    setWorking(true);
    try {
      const { service, outcome } = levels;
      await keep({ service: Number(service), outcome: Number(outcome), reasons: chosen, text: said });
    } catch (error) {
      setWrong({ all: problemWords(error, words) });
    } finally {
      setWorking(false);
    }
  };
  return (
    <form onSubmit={event => void send(event)} noValidate>
      <div className="survey-questions" lang={language}>
        {ABOUT.map(about => (
          <div key={about}>
            <Radios
              name={about}
              label={text.ask[about]}
              hint={text.askHint[about]}
              options={LEVELS.map(id => ({ id, label: names[Number(id)] ?? id }))}
              value={levels[about] ?? null}
              onChange={level => {
                setLevels(before => ({ ...before, [about]: level }));
                setWrong(before => ({ ...before, [about]: undefined }));
              }}
              error={wrong[about]}
              isRequired
              wide
            />
            {isUnhappy(about) && (
              <Checks
                name={`${about}-reasons`}
                label={text.why[about]}
                options={offered(about).map(one => ({
                  id: one.code,
                  label: asked === 'en' ? one.nameEn : one.name,
                }))}
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
      </div>
      <p className="form-problem" role="alert">
        {wrong.all}
      </p>
      <Button look="primary" type="submit" isWorking={isWorking}>
        {submit ?? text.submit}
      </Button>
    </form>
  );
}
