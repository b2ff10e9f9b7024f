import { queryOptions, useQuery } from '@tanstack/react-query';
import { useLocation, useSearchParams } from 'react-router';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { Icon } from '../shell/icons.js';
import { useWords } from '../words/use-words.js';
import './sso.css';

const methodsQuery = queryOptions({
  queryKey: ['sign-in-methods'],
  queryFn: ({ signal }) => api.get<components['schemas']['SignInMethodsDto']>('/session/methods', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The other way in, where the server has one. A link: the browser leaves for the platform. */
export function SsoButton() {
  const { machines } = useWords();
  const { pathname, search } = useLocation();
  const [params] = useSearchParams();
  const methods = useQuery(methodsQuery).data;
  if (!methods?.platform) return null;
  const returnTo = pathname === '/sign-in' ? '/' : `${pathname}${search}`;
  return (
    <div className="sso">
      <p className="muted">{machines.sso.or}</p>
      <a className="button plain" href={`/api/session/oidc?returnTo=${encodeURIComponent(returnTo)}`}>
        <Icon name="person" />
        {machines.sso.button}
      </a>
      {!params.has('problem') && (
        <p>
          <a href="/api/session/oidc/sign-out">{machines.sso.out}</a>
        </p>
      )}
    </div>
  );
}

/** Why the platform's sign-in led back here: a sentence for each code we know, and none for what somebody made up. */
export function SsoProblem() {
  const { machines } = useWords();
  const [params] = useSearchParams();
  const code = params.get('problem') ?? '';
  const known = Object.hasOwn(machines.sso.problems, code) ? machines.sso.problems[code] : undefined;
  if (!known) return null;
  return (
    <p className="form-problem" role="alert">
      <Icon name="alarm" />
      {known}
    </p>
  );
}
