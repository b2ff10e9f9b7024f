import type { incidents as zh } from '../zh-tw/incidents.js';

export const incidents: typeof zh = {
  kinds: {
    'case.merged': 'Merged',
    'case.unmerged': 'Un-merged',
    'case.lead-changed': 'Another case leads',
    'case.lead-moved': 'The case that leads went elsewhere',
    'case.lead-acknowledged': 'The case that leads was acknowledged',
    'case.lead-reported': 'The case that leads was reported done',
    'case.lead-paused': 'The case that leads waits',
    'case.lead-resumed': 'The case that leads waits no longer',
    'case.lead-unreported': 'The case that leads is worked on again',
    'incident.joined': 'A case was merged into it',
    'incident.left': 'A case was un-merged',
    'incident.mail-received': 'The citizen of a merged case wrote',
    'incident.split': 'Split',
  },
  actions: {
    merge: 'Merge',
    unmerge: 'Un-merge',
    split: 'Split',
    'release-member': 'Release (merged)',
  },
  tells: {
    merge:
      'Its work order ends and it is done with the case that leads. Number, password and limits stay; its citizen is told the result all the same.',
    unmerge:
      'It leaves the case that leads and goes to the same agency on its own. Its limits run on; the others stay.',
    split:
      'Those chosen leave this case and are an incident of their own, at the same agency. The one that has waited the longest leads.',
    'release-member':
      'It joined after the release of the case that leads. It ends on its own once the citizen is told.',
  },
  why: {
    apart: 'another matter',
    split: 'split',
    leads: 'it leads now',
    reopened: 'reopened on its own',
    'sent-back': 'sent back',
    reassigned: 'reassigned',
  },
  title: 'Incident',
  leads: count => `Leads, with ${count} ${count === 1 ? 'case' : 'cases'} merged into it`,
  belongsTo: 'Merged into',
  since: time => `merged ${time}`,
  received: time => `received ${time}`,
  notice: 'The citizen',
  told: { none: 'Nobody to call' },
  into: 'Number of the case that leads',
  intoHint: 'Type the number of the case that leads',
  intoHintNearby: 'Choose one nearby, or type its number',
  intoNeed: 'Choose the case that leads, or type its number.',
  nearby: 'Like it, nearby',
  nearbyNone: 'Nothing like it is open nearby.',
  reason: 'Reason',
  reasonNeed: 'Write the reason.',
  merged: number => `Merged into ${number}`,
  split: number => `Split off; ${number} leads them`,
  members: 'Cases to split off',
  membersNeed: 'Choose at least one.',
  toldTells: count =>
    count === 1
      ? 'The citizen of one merged case has not been told yet. Say how they are told:'
      : `The citizens of ${count} merged cases have not been told yet. Say how each is told:`,
  toldHow: number => `How the citizen of ${number} is told`,
  toldNeed: 'Choose how this citizen is told.',
  join: 'Join this case',
  joins: number => `Joins ${number}, and is done with it`,
  joinNot: 'Do not join',
};
