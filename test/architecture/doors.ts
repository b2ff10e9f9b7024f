import type { FastifyAdapter } from '@nestjs/platform-fastify';
import ts from 'typescript';
import type { Finding } from './agreed.js';
import type { Project } from './project.js';
import { nodesOf } from './source.js';

/** What a server answers to, asked from the server itself: `GET /api/session`. HEAD comes with GET. */
export function routesOf(adapter: FastifyAdapter): string[] {
  const routes: string[] = [];
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`);
  });
  return routes;
}

const VERBS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'all', 'route', 'register'];
/** On the application itself `get` looks up a service. */
const METHODS: Record<string, readonly string[]> = {
  FastifyInstance: VERBS,
  FastifyAdapter: VERBS,
  HttpServer: [...VERBS, 'use'],
  NestFastifyApplication: ['register', 'use', 'useStaticAssets'],
  INestApplication: ['use'],
};

/** Where the code itself adds to the server what no controller declares, and the guard therefore never sees. */
export const registrationsOf = ({ sources, checker }: Project): Finding[] =>
  sources.flatMap(({ path, tree }) =>
    [...nodesOf(tree)].filter(ts.isCallExpression).flatMap(call => {
      if (!ts.isPropertyAccessExpression(call.expression)) return [];
      const { name, expression } = call.expression;
      const type = checker.getTypeAtLocation(expression);
      const names = [type.getSymbol()?.name, type.aliasSymbol?.name];
      const isServer = names.some(one => one !== undefined && METHODS[one]?.includes(name.text));
      const [first] = call.arguments;
      return isServer && first ? [{ path, what: `${name.text} ${first.getText()}` }] : [];
    }),
  );
