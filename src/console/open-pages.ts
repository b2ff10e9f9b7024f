import { lazy } from 'react';

const ContractorPage = lazy(() =>
  import('./contractor/contractor-page.js').then(module => ({ default: module.ContractorPage })),
);
const WritePage = lazy(() =>
  import('./mailbox/write-page.js').then(module => ({ default: module.WritePage })),
);
const ConfirmPage = lazy(() =>
  import('./mailbox/confirm-page.js').then(module => ({ default: module.ConfirmPage })),
);
const OpenDataPage = lazy(() =>
  import('./open-data/open-data-page.js').then(module => ({ default: module.OpenDataPage })),
);
const StatusPage = lazy(() =>
  import('./status/status-page.js').then(module => ({ default: module.StatusPage })),
);
const SurveyPage = lazy(() =>
  import('./survey/survey-page.js').then(module => ({ default: module.SurveyPage })),
);

/** Citizens, and contractors by their link, come without an account: nothing of the rest is loaded or asked for. */
export const OPEN_TO_ALL: Partial<Record<string, typeof ContractorPage>> = {
  '/contractor': ContractorPage,
  '/mailbox': WritePage,
  '/mailbox/confirm': ConfirmPage,
  '/opendata': OpenDataPage,
  '/status': StatusPage,
  '/survey': SurveyPage,
};
