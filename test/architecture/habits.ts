import ts from 'typescript';
import type { Finding } from './agreed.js';
import { nodesOf, type Source, textsIn } from './source.js';

/** A habit that a file does not have: answers what was seen of it. */
export type Check = (source: Source) => Finding[];

const MOST_LINES = 250;

const found = (source: Source, what: string): Finding => ({ path: source.path, what });

/** What `see` says about each node of the tree; nothing is said about null. */
const byNode =
  (see: (node: ts.Node, source: Source) => string | null): Check =>
  source =>
    [...nodesOf(source.tree)].flatMap(node => {
      const what = see(node, source);
      return what === null ? [] : [found(source, what)];
    });

const byText =
  (pattern: RegExp, what: string): Check =>
  source =>
    textsIn(source)
      .filter(({ text }) => pattern.test(text))
      .map(() => found(source, what));

const nameOf = (node: ts.Node | undefined): string =>
  node && (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) ? node.text : '';

export const barrels: Check = source => [
  ...(/(^|\/)index\.[jt]sx?$/.test(source.path) ? [found(source, 'is an index')] : []),
  ...byNode(node => (ts.isExportDeclaration(node) && node.moduleSpecifier ? 're-exports' : null))(source),
];

export const forwardReferences = byNode(node => (nameOf(node) === 'forwardRef' ? 'uses forwardRef' : null));

export const anyTypes = byNode(node => (node.kind === ts.SyntaxKind.AnyKeyword ? 'uses any' : null));

export const baseClasses = byNode(node => {
  if (!ts.isClassLike(node)) return null;
  const name = nameOf(node.name);
  if (node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword))
    return `has the abstract class ${name}`;
  return /^(Base|Abstract)[A-Z]|Base$/.test(name) ? `has the base class ${name}` : null;
});

export const relations = byNode(node =>
  ts.isDecorator(node) && /^@(OneToOne|OneToMany|ManyToOne|ManyToMany)\b/.test(node.getText())
    ? `declares a relation`
    : null,
);

/** Of any file, not only of TypeScript. */
export const vagueNames = (path: string): Finding[] =>
  path.split('/').some(part => /(^|[.-])(utils?|helpers?|misc|common)($|[.-])/i.test(part))
    ? [{ path, what: 'has a name that says nothing' }]
    : [];

const LATER = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`);
export const promises: Check = source =>
  LATER.test(source.text) ? [found(source, 'puts something off')] : [];

/** `new Date()`, `Date()` and `Date.now()`: the time on the wall, asked for past `platform/clock`. */
export const wallClocks = byNode(node => {
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    const isDate = nameOf(node.expression) === 'Date';
    if (isDate && (ts.isCallExpression(node) || !node.arguments?.length)) return 'asks the wall for the time';
  }
  const isNow = ts.isPropertyAccessExpression(node) && node.getText() === 'Date.now';
  return isNow ? 'asks the wall for the time' : null;
});

const SQL_TIMES =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|\b(current_(timestamp|date|time)|localtime(stamp)?)\b|'(now|today|tomorrow|yesterday)'\s*::/i;
export const sqlClocks = byText(SQL_TIMES, 'asks the database for the time');

export const longFiles: Check = source => {
  const lines = source.text.trimEnd().split('\n').length;
  return lines > MOST_LINES ? [found(source, `is longer than ${MOST_LINES} lines`)] : [];
};
