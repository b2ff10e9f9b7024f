import { Route, Routes } from 'react-router';
import type { Me } from '../api/types.js';
import { FoundLettersPage } from './found-letters-page.js';
import { LetterRoute } from './letter-page.js';
import { LettersPage } from './letters-page.js';

/** The letters, those that were looked for, and one of them. */
export const Letters = ({ me }: { me: Me }) => (
  <Routes>
    <Route index element={<LettersPage />} />
    <Route path="found" element={<FoundLettersPage />} />
    <Route path=":id" element={<LetterRoute me={me} />} />
  </Routes>
);
