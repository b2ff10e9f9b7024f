import type { CasePage } from '../api/types.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';

/** 列管: where it was decided, in which field and class of documents, and by when it was to be answered. */
export function DecisionOfCase({ page: { decision } }: { page: CasePage }) {
  const text = useWords().tracked;
  const language = useLanguage();
  const { name } = useNames();
  if (!decision) return null;
  const { meeting, meetingEn, field, documentNumber, documentClass, replyBy } = decision;
  const facts = [
    [text.meetingOf, language === 'en' ? meetingEn : meeting],
    [text.field, field && name(field)],
    [text.documentClass, name(documentClass)],
    [text.documentNumber, documentNumber],
    [text.givenReplyBy, calendarDayWords(replyBy, language)],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(
        ([term, said]) =>
          said && (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{said}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
