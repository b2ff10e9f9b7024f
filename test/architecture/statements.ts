import ts from 'typescript';
import type { Finding } from './agreed.js';
import { nodesOf, type Source } from './source.js';

/** Which argument of a call is SQL, by the name of what is called; where the name is a common one, on whom. */
const SQL_ARGUMENT = new Map<string, { place: number; on?: RegExp }>([
  ['query', { place: 0 }],
  ['cardsOf', { place: 0 }],
  ['named', { place: 0, on: /statements$/ }],
  ['pageOf', { place: 1 }],
  ['find', { place: 1, on: /^(tx|this)$/ }],
  ['add', { place: 0, on: /^asked$/ }],
  ['equals', { place: 0, on: /^asked$/ }],
]);

/**
 * What statements are made of beside texts and constants that are written out: functions that answer SQL, by the text
 * of their call. `values` take their arguments as parameters of the statement; those of the others must be SQL again.
 */
export interface Builders {
  fragments: readonly string[];
  values: readonly string[];
}

/** Every piece of a statement that is neither written out in the code nor built from what is. */
export const strayPieces = (source: Source, builders: Builders, others: Map<string, Source>): Finding[] =>
  sqlIn(source).flatMap(text =>
    piecesOf(text, { source, builders, others, seen: new Set() }).map(piece => ({
      path: source.path,
      what: `puts ${piece} into a statement`,
    })),
  );

function sqlIn({ tree }: Source): ts.Expression[] {
  return [...nodesOf(tree)].filter(ts.isCallExpression).flatMap(call => {
    const { place, on } = SQL_ARGUMENT.get(calledName(call)) ?? {};
    const isMeant = place !== undefined && (on?.test(receiverOf(call)) ?? true);
    const text = isMeant ? call.arguments[place] : undefined;
    return text ? [text] : [];
  });
}

const calledName = ({ expression }: ts.CallExpression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
const receiverOf = ({ expression }: ts.CallExpression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.expression.getText() : '';

interface Context {
  source: Source;
  builders: Builders;
  others: Map<string, Source>;
  seen: Set<ts.Node>;
}

function piecesOf(node: ts.Expression, context: Context): string[] {
  const all = (nodes: readonly ts.Expression[]): string[] => nodes.flatMap(one => piecesOf(one, context));
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [];
  if (ts.isTemplateExpression(node)) return all(node.templateSpans.map(({ expression }) => expression));
  if (ts.isConditionalExpression(node)) return all([node.whenTrue, node.whenFalse]);
  if (ts.isParenthesizedExpression(node)) return piecesOf(node.expression, context);
  if (ts.isArrayLiteralExpression(node)) return all(node.elements);
  if (ts.isBinaryExpression(node)) return all([node.left, node.right]);
  if (ts.isIdentifier(node)) return ofName(node, context);
  const callee = ts.isCallExpression(node) ? node.expression.getText() : node.getText();
  const [values, fragments] = [context.builders.values, context.builders.fragments];
  if (values.includes(callee)) return [];
  if (fragments.includes(callee)) return ts.isCallExpression(node) ? all(node.arguments) : [];
  return [node.getText()];
}

/** A constant of a module is made once, before there is a request; one of a function is what it is made from. */
function ofName(name: ts.Identifier, context: Context): string[] {
  const declared = declarationOf(name, context.source);
  if (!declared) return isConstantElsewhere(name.text, context) ? [] : [name.text];
  if (context.seen.has(declared)) return [];
  context.seen.add(declared);
  if (ts.isParameter(declared)) return isSqlOf(declared) ? [] : [name.text];
  const list = declared.parent;
  if (!declared.initializer || !(list.flags & ts.NodeFlags.Const)) return [name.text];
  if (list.parent.parent === context.source.tree) return isFunction(declared.initializer) ? [name.text] : [];
  return piecesOf(declared.initializer, context);
}

const isFunction = (node: ts.Node): boolean => ts.isArrowFunction(node) || ts.isFunctionExpression(node);

function declarationOf(
  name: ts.Identifier,
  { tree }: Source,
): ts.ParameterDeclaration | ts.VariableDeclaration | null {
  for (let scope: ts.Node = name.parent; ; scope = scope.parent) {
    for (const declared of declaredIn(scope)) {
      const names = [...nodesOf(declared.name)].filter(ts.isIdentifier);
      if (names.some(({ text }) => text === name.text)) return declared;
    }
    if (scope === tree) return null;
  }
}

function declaredIn(scope: ts.Node): (ts.ParameterDeclaration | ts.VariableDeclaration)[] {
  if (ts.isFunctionLike(scope)) return [...scope.parameters];
  if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) return [];
  return scope.statements
    .filter(ts.isVariableStatement)
    .flatMap(one => [...one.declarationList.declarations]);
}

/** A function that is handed SQL under a name that the check knows: its callers answer for it. */
function isSqlOf(parameter: ts.ParameterDeclaration): boolean {
  const owner = parameter.parent;
  const name = ts.isMethodDeclaration(owner) ? owner.name.getText() : '';
  return SQL_ARGUMENT.get(name)?.place === owner.parameters.indexOf(parameter);
}

function isConstantElsewhere(name: string, { others }: Context): boolean {
  for (const { tree } of others.values()) {
    for (const declared of declaredIn(tree)) {
      if (declared.name.getText() !== name || !ts.isVariableDeclaration(declared)) continue;
      return (
        declared.initializer !== undefined && !isFunction(declared.initializer) && /^[A-Z_]+$/.test(name)
      );
    }
  }
  return false;
}
