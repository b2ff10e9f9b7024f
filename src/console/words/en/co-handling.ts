export const coHandling = {
  mark: 'Asked',
  title: 'Co-handling',
  ask: 'Ask other agencies',
  askTitle: 'Ask other agencies',
  askHint:
    'The case stays with the agency that leads it, which gives the one reply. Who is asked answers the lead, within a limit of its own.',
  agencies: 'Agencies to ask',
  add: 'Add',
  remove: (name: string) => `Remove ${name}`,
  chosen: (count: number) => (count === 1 ? '1 agency chosen' : `${count} agencies chosen`),
  question: 'What they are asked',
  send: 'Ask them',
  due: (time: string) => `answer due ${time}`,
  since: (time: string) => `asked ${time}`,
  answer: 'Answer',
  answerTitle: 'Answer the lead',
  answerHint: 'This answer is for the agency that leads the case. The lead replies to the citizen.',
  reason: 'Reason',
  state: {
    dispatched: 'not acknowledged yet',
    acknowledged: 'being worked on',
    reported: 'being worked on',
    closed: 'ended',
  },
  outcome: {
    answered: 'answered',
    declined: 'declined',
    recalled: 'recalled',
    ended: 'ended with the case',
  } as Record<string, string>,
  actions: {
    acknowledge: 'Acknowledge the question',
    unacknowledge: 'Take the acknowledgement back',
    arrive: 'Arrived on site (asked)',
    answer: 'Answer the question',
    decline: 'Decline the question',
    recall: 'Recall the question',
  },
  beside: 'What other agencies have answered',
  openLegs: 'Why the lead does not wait for the answers',
  openLegsHint: (agencies: string) =>
    `${agencies} still to answer. With the release they are recalled, and told why.`,
};

/** On the timeline. */
export const coLegKinds = {
  'co-leg.asked': 'Another agency asked',
  'co-leg.delivered': 'Question delivered',
  'co-leg.acknowledged': 'Question acknowledged',
  'co-leg.unacknowledged': 'Acknowledgement of the question taken back',
  'co-leg.arrived': 'Arrived on site (asked)',
  'co-leg.answered': 'Question answered',
  'co-leg.declined': 'Question declined',
  'co-leg.recalled': 'Question recalled',
  'co-leg.closed': 'Question ended',
};
