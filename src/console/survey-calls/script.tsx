import { useCity } from '../api/queries.js';
import { type Language, spokenDayWords } from '../words/dates.js';
import { useWords, wordsIn } from '../words/use-words.js';
import type { SurveyCall } from './survey-call-queries.js';

/**
 * Word by word, and nothing of what they wrote: whoever picks up may be somebody else, so nothing is said of a case before
 * it is clear who that is, and of a protected one not even then what it is about.
 */
export function Script({ call, tongue }: { call: SurveyCall; tongue: Language }) {
  const text = useWords().surveyCalls;
  const { spoken } = wordsIn(tongue).surveyCalls;
  const city = useCity();
  const { number, category, receivedAt, confidential } = call.case;
  const inTheirs = (named: { name: string; nameEn: string } | undefined) =>
    (tongue === 'en' && named?.nameEn) || (named?.name ?? '');
  const item = confidential ? null : inTheirs(category);
  return (
    <>
      <blockquote className="script" lang={tongue}>
        <p>{spoken.who(inTheirs(city))}</p>
      </blockquote>
      <p className="tells">{text.notThem}</p>
      {confidential && <p className="tells">{text.confidential}</p>}
      <h3>{text.them}</h3>
      <blockquote className="script" lang={tongue}>
        <p>{spoken.may}</p>
        <p>{spoken.about(number, item, spokenDayWords(receivedAt, tongue))}</p>
        <p>{spoken.voluntary}</p>
      </blockquote>
    </>
  );
}
