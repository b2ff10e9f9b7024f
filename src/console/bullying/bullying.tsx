import { Route, Routes } from 'react-router';
import type { Me } from '../api/types.js';
import { NotFound } from '../shell/not-found.js';
import { PassOnPage } from './pass-on-page.js';
import { PassedOnPage } from './passed-on-page.js';
import { ReportPage } from './report-page.js';
import { ReportsPage } from './reports-page.js';

/** 疑似校園霸凌: whoever hears of it passes it on; the reports are for those who are assigned. */
export function Bullying({ me }: { me: Me }) {
  const mayRead = me.rights.includes('bullying.read');
  return (
    <Routes>
      <Route index element={mayRead ? <ReportsPage /> : <PassedOnPage />} />
      <Route path="new" element={<PassOnPage />} />
      <Route path=":id" element={mayRead ? <ReportPage /> : <NotFound />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
