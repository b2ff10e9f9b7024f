export const surveyKinds = {
  'survey.answered': 'The citizen said how content they are',
  'survey-call.attempted': 'Called to ask how content they are',
};

export const survey = {
  levels: {
    1: 'Very dissatisfied',
    2: 'Dissatisfied',
    3: 'Neither',
    4: 'Satisfied',
    5: 'Very satisfied',
  } as Record<number, string>,
  about: { service: 'Service', outcome: 'Outcome' },
  page: {
    title: 'How was our service?',
    lead: (number: string) => `Your case ${number} is closed. Please tell us how it was: it takes a minute.`,
    until: (time: string) => `You can answer until ${time}, and once only.`,
    ask: {
      service: 'How satisfied are you with our service?',
      outcome: 'How satisfied are you with the outcome?',
    },
    askHint: {
      service: 'How quick we were, how we treated you, whether we kept you informed.',
      outcome: 'Whether it was solved, and whether the answer was clear.',
    },
    needed: {
      service: 'Choose how satisfied you are with the service.',
      outcome: 'Choose how satisfied you are with the outcome.',
    },
    why: {
      service: 'What was wrong with the service? (optional)',
      outcome: 'What was wrong with the outcome? (optional)',
    },
    text: 'Anything else (optional)',
    textHint: 'Please leave out names, telephone numbers and the like.',
    submit: 'Send',
    doneTitle: 'Thank you',
    done: 'We have received your answer.',
    missing: 'This address is not complete. Open the link in the message that we sent you.',
  },
};
