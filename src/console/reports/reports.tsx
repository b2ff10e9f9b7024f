import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import type { Me, Right } from '../api/types.js';
import { NotFound } from '../shell/not-found.js';
import { AnnualPage } from './annual-page.js';
import { BreachPage } from './breach-page.js';
import { BullyingTablesPage } from './bullying-page.js';
import { CallCentrePage } from './call-centre-page.js';
import { MonthsPage } from './months-page.js';
import { ResponsePage } from './response-page.js';
import { TimeControlPage } from './time-control-page.js';

/** The reports of a period, each for those who may read it. */
export function Reports({ me }: { me: Me }) {
  const allowed = (right: Right, page: ReactNode) => (me.rights.includes(right) ? page : <NotFound />);
  return (
    <Routes>
      <Route path="breaches" element={allowed('report.read', <BreachPage me={me} />)} />
      <Route path="months" element={allowed('report.months', <MonthsPage me={me} />)} />
      <Route path="responses" element={allowed('report.read', <ResponsePage me={me} />)} />
      <Route path="annual" element={allowed('annual-report.read', <AnnualPage me={me} />)} />
      <Route path="bullying" element={allowed('bullying.count', <BullyingTablesPage me={me} />)} />
      <Route path="call-centre" element={allowed('report.calls', <CallCentrePage me={me} />)} />
      <Route path="time-control" element={allowed('report.read', <TimeControlPage me={me} />)} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
