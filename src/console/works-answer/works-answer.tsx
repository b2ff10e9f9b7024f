import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery, useCity } from '../api/queries.js';
import type { CasePage } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { useWords } from '../words/use-words.js';
import { WorksAnswerForm } from './works-answer-form.js';
import { worksQuestionQuery } from './works-question-query.js';

/** 全民督工: who reported is asked by the agency that improved it, which writes down what they say. */
export function WorksAnswer({ page }: { page: CasePage }) {
  const { worksAnswer: text } = useWords();
  const { data: me } = useQuery(sessionQuery);
  const category = useCity()?.categories.find(({ code }) => code === page.category.code);
  const isTheirs = me?.rights.includes('survey.record') && me.agency?.code === page.agency?.code;
  const isAsked = Boolean(isTheirs && page.contactConsent && category?.contactByAgency);
  const { data: question } = useQuery({
    ...worksQuestionQuery(page.number, page.version),
    enabled: isAsked,
    // Somebody else's note is another version of the case: the dialog stays while that is asked about.
    placeholderData: keepPreviousData,
  });
  const [isOpen, setOpen] = useState(false);
  if (!isAsked || !question || !(question.isOpen || isOpen)) return null;
  return (
    <>
      <Button asks onPress={() => setOpen(true)}>
        {text.open}
      </Button>
      <Dialog title={text.openOf(page.number)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <WorksAnswerForm page={page} reasons={question.reasons} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
