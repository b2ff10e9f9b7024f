import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router';
import { ForcedChange } from './account/forced-change.js';
import { SetPasswordPage } from './account/set-password-page.js';
import { useSignOutElsewhere } from './account/use-sign-out.js';
import { sessionQuery } from './api/queries.js';
import type { Me, Right } from './api/types.js';
import { OPEN_TO_ALL } from './open-pages.js';
import { Boundary } from './shell/boundary.js';
import { FindPage } from './shell/find-page.js';
import { Frame } from './shell/frame.js';
import { useKeepFocus } from './shell/keep-focus.js';
import { LiveRegions } from './shell/live-regions.js';
import { NotFound } from './shell/not-found.js';
import { OnePerson } from './shell/one-person.js';
import { homeOf } from './shell/places.js';
import { SignIn } from './shell/sign-in.js';
import { Arriving, Nowhere, Unreachable } from './shell/without-page.js';
import { useLanguage } from './words/use-words.js';

const pages = {
  desk: () => import('./desk/desk-page.js').then(module => ({ default: module.DeskPage })),
  board: () => import('./boards/board-page.js').then(module => ({ default: module.BoardPage })),
  orders: () => import('./boards/orders-page.js').then(module => ({ default: module.OrdersPage })),
  tasks: () => import('./boards/tasks-page.js').then(module => ({ default: module.TasksPage })),
  escalations: () =>
    import('./clocks/escalations-page.js').then(module => ({ default: module.EscalationsPage })),
  extensions: () =>
    import('./clocks/extensions-page.js').then(module => ({ default: module.ExtensionsPage })),
  returns: () => import('./returns/returns-page.js').then(module => ({ default: module.ReturnsPage })),
  arbitrations: () =>
    import('./returns/arbitrations-page.js').then(module => ({ default: module.ArbitrationsPage })),
  dispositions: () =>
    import('./petitions/dispositions-page.js').then(module => ({ default: module.DispositionsPage })),
  visits: () => import('./visits/visits-page.js').then(module => ({ default: module.VisitsPage })),
  inspections: () =>
    import('./sampling/inspections-page.js').then(module => ({ default: module.InspectionsPage })),
  reviews: () => import('./reviews/reviews-page.js').then(module => ({ default: module.ReviewsPage })),
  case: () => import('./case/case-page.js').then(module => ({ default: module.CaseRoute })),
  calls: () => import('./calls/calls-page.js').then(module => ({ default: module.CallsPage })),
  callerPolicies: () => import('./calls/policies-page.js').then(module => ({ default: module.PoliciesPage })),
  callBacks: () =>
    import('./identity/call-backs-page.js').then(module => ({ default: module.CallBacksPage })),
  surveyCalls: () =>
    import('./survey-calls/survey-calls-page.js').then(module => ({ default: module.SurveyCallsPage })),
  quarantine: () =>
    import('./intake/quarantine-page.js').then(module => ({ default: module.QuarantinePage })),
  services: () => import('./services/services-page.js').then(module => ({ default: module.ServicesPage })),
  tracked: () => import('./tracked/tracked-page.js').then(module => ({ default: module.TrackedPage })),
  bullying: () => import('./bullying/bullying.js').then(module => ({ default: module.Bullying })),
  bookings: () => import('./bookings/bookings-page.js').then(module => ({ default: module.BookingsPage })),
  letters: () => import('./mailbox/letters.js').then(module => ({ default: module.Letters })),
  messages: () => import('./mailbox/messages-page.js').then(module => ({ default: module.MessagesPage })),
  unsealings: () =>
    import('./identity/unsealings-page.js').then(module => ({ default: module.UnsealingsPage })),
  machines: () => import('./machines/machines-page.js').then(module => ({ default: module.MachinesPage })),
  retention: () => import('./privacy/retention-page.js').then(module => ({ default: module.RetentionPage })),
  proposal: () => import('./privacy/proposal-page.js').then(module => ({ default: module.ProposalPage })),
  requests: () => import('./privacy/requests-page.js').then(module => ({ default: module.RequestsPage })),
  request: () => import('./privacy/request-page.js').then(module => ({ default: module.RequestPage })),
  account: () => import('./account/account-page.js').then(module => ({ default: module.AccountPage })),
  staff: () => import('./staff/staff-page.js').then(module => ({ default: module.StaffPage })),
  audit: () => import('./audit/audit-page.js').then(module => ({ default: module.AuditPage })),
  accidents: () =>
    import('./accidents/accidents-page.js').then(module => ({ default: module.AccidentsPage })),
  surge: () => import('./surge/surge-page.js').then(module => ({ default: module.SurgePage })),
  calendar: () => import('./calendar/calendar-page.js').then(module => ({ default: module.CalendarPage })),
  reports: () => import('./reports/reports.js').then(module => ({ default: module.Reports })),
  works: () => import('./works/works-page.js').then(module => ({ default: module.WorksPage })),
  day: () => import('./manager/day-page.js').then(module => ({ default: module.DayPage })),
};
const DeskPage = lazy(pages.desk);
const BoardPage = lazy(pages.board);
const OrdersPage = lazy(pages.orders);
const TasksPage = lazy(pages.tasks);
const EscalationsPage = lazy(pages.escalations);
const ExtensionsPage = lazy(pages.extensions);
const ReturnsPage = lazy(pages.returns);
const ArbitrationsPage = lazy(pages.arbitrations);
const DispositionsPage = lazy(pages.dispositions);
const VisitsPage = lazy(pages.visits);
const InspectionsPage = lazy(pages.inspections);
const ReviewsPage = lazy(pages.reviews);
const CaseRoute = lazy(pages.case);
const CallsPage = lazy(pages.calls);
const PoliciesPage = lazy(pages.callerPolicies);
const CallBacksPage = lazy(pages.callBacks);
const SurveyCallsPage = lazy(pages.surveyCalls);
const QuarantinePage = lazy(pages.quarantine);
const ServicesPage = lazy(pages.services);
const TrackedPage = lazy(pages.tracked);
const Bullying = lazy(pages.bullying);
const BookingsPage = lazy(pages.bookings);
const Letters = lazy(pages.letters);
const MessagesPage = lazy(pages.messages);
const UnsealingsPage = lazy(pages.unsealings);
const MachinesPage = lazy(pages.machines);
const RetentionPage = lazy(pages.retention);
const ProposalPage = lazy(pages.proposal);
const RequestsPage = lazy(pages.requests);
const RequestPage = lazy(pages.request);
const AccountPage = lazy(pages.account);
const StaffPage = lazy(pages.staff);
const AuditPage = lazy(pages.audit);
const AccidentsPage = lazy(pages.accidents);
const SurgePage = lazy(pages.surge);
const CalendarPage = lazy(pages.calendar);
const WorksPage = lazy(pages.works);
const DayPage = lazy(pages.day);
const Reports = lazy(pages.reports);
const SETTLED_AFTER = 3_000;

/** Every screen is here before the connection is lost: going to one must not fail then. */
function usePreload() {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of Object.values(pages)) load().catch(() => undefined);
    }, SETTLED_AFTER);
    return () => clearTimeout(timer);
  }, []);
}

export function App() {
  const Open = OPEN_TO_ALL[window.location.pathname.replace(/(.)\/$/, '$1')];
  if (!Open) return <Staffed />;
  return (
    <Suspense fallback={<Arriving />}>
      <Open />
    </Suspense>
  );
}

function Staffed() {
  const language = useLanguage();
  const session = useQuery(sessionQuery);
  useKeepFocus();
  useSignOutElsewhere();
  return (
    <I18nProvider locale={language === 'en' ? 'en-GB' : 'zh-TW'}>
      <BrowserRouter>
        <LiveRegions />
        <Entrance session={session} />
      </BrowserRouter>
    </I18nProvider>
  );
}

/** Who is signed in sees their pages; who was until now keeps them behind the sign-in, with everything they typed. */
function Entrance({ session }: { session: { data: Me | null | undefined; error: unknown } }) {
  const { pathname } = useLocation();
  const [before, setBefore] = useState<Me | null>(null);
  const { data } = session;
  const isIn = data != null && !data.mustChangePassword;
  if (isIn && before !== data) setBefore(data);
  if (pathname === '/set-password') return <SetPasswordPage />;
  if (data === undefined) return session.error ? <Unreachable /> : null;
  if (data?.mustChangePassword) return <ForcedChange me={data} />;
  const me = data ?? before;
  if (!me) return <SignIn />;
  return (
    <>
      <OnePerson key={me.id} id={me.id}>
        <SignedIn me={me} isHere={data !== null} />
      </OnePerson>
      <ModalOverlay className="overlay over-all" isOpen={data === null} isKeyboardDismissDisabled>
        <Modal>
          <AriaDialog className="over-all-dialog" aria-label={me.name}>
            <SignIn isOver username={me.username} />
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

function SignedIn({ me, isHere }: { me: Me; isHere: boolean }) {
  const { pathname } = useLocation();
  const home = homeOf(me);
  usePreload();
  const allowed = (right: Right, page: ReactNode) => (me.rights.includes(right) ? page : <NotFound />);
  return (
    <Frame me={me} isHere={isHere}>
      <Boundary at={pathname}>
        <Suspense fallback={<Arriving />}>
          <Routes>
            <Route index element={home ? <Navigate to={home} replace /> : <Nowhere />} />
            <Route path="desk" element={allowed('contact.record', <DeskPage />)} />
            <Route path="orders" element={allowed('workorder.acknowledge', <OrdersPage me={me} />)} />
            <Route path="escalations" element={allowed('escalation.read', <EscalationsPage />)} />
            <Route path="extensions" element={allowed('extension.read', <ExtensionsPage />)} />
            <Route path="returns" element={allowed('return.read', <ReturnsPage />)} />
            <Route path="arbitrations" element={allowed('arbitration.read', <ArbitrationsPage />)} />
            <Route path="dispositions" element={allowed('disposition.read', <DispositionsPage />)} />
            <Route path="accidents" element={allowed('accident.read', <AccidentsPage />)} />
            <Route path="visits" element={allowed('site-visit.read', <VisitsPage />)} />
            <Route path="inspections" element={allowed('sample.read', <InspectionsPage me={me} />)} />
            <Route path="works" element={allowed('inspection.read', <WorksPage me={me} />)} />
            <Route path="reviews" element={allowed('review.read', <ReviewsPage />)} />
            <Route path="board" element={allowed('desk.read', <BoardPage />)} />
            <Route path="phone-tasks" element={allowed('phone-task.read', <TasksPage />)} />
            <Route path="calls" element={allowed('call.read', <CallsPage me={me} />)} />
            <Route path="caller-policies" element={allowed('caller-policy.read', <PoliciesPage />)} />
            <Route path="call-backs" element={allowed('call-back.read', <CallBacksPage />)} />
            <Route path="survey-calls" element={allowed('survey-call.read', <SurveyCallsPage />)} />
            <Route path="quarantine" element={allowed('quarantine.read', <QuarantinePage />)} />
            <Route path="surge" element={allowed('surge.switch', <SurgePage me={me} />)} />
            <Route path="services" element={allowed('service.read', <ServicesPage me={me} />)} />
            <Route path="tracked" element={allowed('tracked.read', <TrackedPage me={me} />)} />
            <Route path="bullying/*" element={allowed('bullying.report', <Bullying me={me} />)} />
            <Route path="bookings" element={allowed('booking.read', <BookingsPage me={me} />)} />
            <Route path="letters/*" element={allowed('letter.read', <Letters me={me} />)} />
            <Route path="messages" element={allowed('message.read', <MessagesPage />)} />
            <Route path="unsealings" element={allowed('unsealing.read', <UnsealingsPage />)} />
            <Route path="account" element={<AccountPage me={me} />} />
            <Route path="staff" element={allowed('staff.read', <StaffPage me={me} />)} />
            <Route path="machines" element={allowed('api-key.manage', <MachinesPage />)} />
            <Route path="calendar" element={allowed('city.read', <CalendarPage me={me} />)} />
            <Route path="sign-in" element={<Navigate to="/" replace />} />
            <Route path="audit" element={allowed('audit.read', <AuditPage />)} />
            <Route path="reports/*" element={<Reports me={me} />} />
            <Route path="day" element={allowed('report.read', <DayPage me={me} />)} />
            <Route path="retention" element={allowed('retention.read', <RetentionPage me={me} />)} />
            <Route path="retention/:id" element={allowed('retention.read', <ProposalPage me={me} />)} />
            <Route
              path="person-requests"
              element={allowed('person-request.read', <RequestsPage me={me} />)}
            />
            <Route
              path="person-requests/:id"
              element={allowed('person-request.read', <RequestPage me={me} />)}
            />
            <Route path="case/:number" element={allowed('case.read', <CaseRoute />)} />
            <Route path="find" element={allowed('case.read', <FindPage />)} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </Boundary>
    </Frame>
  );
}
