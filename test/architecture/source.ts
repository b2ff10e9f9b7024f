import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

export const ROOT = resolve(import.meta.dirname, '../..');

/** A file as it is read by the checks. The path is from the root of the project. */
export interface Source {
  path: string;
  text: string;
  tree: ts.SourceFile;
}

export const sourceOf = (path: string, text: string): Source => ({
  path,
  text,
  tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
});

/** All TypeScript below these folders. The console's types are generated, so nobody answers for their shape. */
export const sourcesBelow = (...folders: string[]): Source[] =>
  folders
    .flatMap(folder => pathsBelow(folder))
    .filter(path => /\.tsx?$/.test(path) && path !== 'src/console/api/schema.d.ts')
    .map(path => sourceOf(path, readFileSync(join(ROOT, path), 'utf8')));

export function pathsBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? pathsBelow(path) : [path];
    });
}

export const isTest = (path: string): boolean => path.startsWith('test/') || path.endsWith('.spec.ts');
export const isConsole = (path: string): boolean => path.startsWith('src/console/');

/** The server as it runs: without the console and without tests. */
export const isServer = ({ path }: Source): boolean =>
  path.startsWith('src/') && !isConsole(path) && !isTest(path);

export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, child => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

/** A text in the code, and where it stands. What a template fills in is `{}`. */
export interface Text {
  text: string;
  node: ts.Node;
}

export function textsIn({ tree }: Source): Text[] {
  const texts: Text[] = [];
  for (const node of nodesOf(tree)) {
    if (ts.isStringLiteralLike(node)) texts.push({ text: node.text, node });
    if (!ts.isTemplateExpression(node)) continue;
    const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    texts.push({ text: parts.join('{}'), node });
  }
  return texts;
}

export interface Import {
  from: string;
  /** From the root of the project, without ending; the name of a package as it stands. */
  to: string;
  /** Gone when the program runs. */
  typeOnly: boolean;
}

/** Everything a file takes from another one: imports, re-exports, types by `import()`, modules loaded later. */
export function importsOf({ path, tree }: Source): Import[] {
  const imports: Import[] = [];
  const note = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier && ts.isStringLiteralLike(specifier))
      imports.push({ from: path, to: target(path, specifier.text), typeOnly });
  };
  for (const node of nodesOf(tree)) {
    if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, isTypeOnly(node));
    if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) note(node.argument.literal, true);
    if (ts.isExternalModuleReference(node)) note(node.expression, false);
    if (ts.isCallExpression(node) && loadsModule(node.expression)) note(node.arguments[0], false);
  }
  return imports;
}

function isTypeOnly({ importClause: clause }: ts.ImportDeclaration): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    clause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every(element => element.isTypeOnly)
  );
}

const loadsModule = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');

function target(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/').replace(/\.(js|tsx?)$/, '');
}

export const lineOf = (source: Source, node: ts.Node): string =>
  `${source.path}:${source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1}`;
