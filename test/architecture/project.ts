import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { isServer, ROOT, type Source, sourcesBelow } from './source.js';

/** The server with all its types, for the questions that need to know what a variable is. */
export interface Project {
  sources: Source[];
  checker: ts.TypeChecker;
}

/** `planted` files are read as if they stood in the project. */
export function projectWith(planted: Record<string, string> = {}): Project {
  const files = sourcesBelow('src', 'migrations').filter(
    source => isServer(source) || source.path.startsWith('migrations/'),
  );
  const options = optionsOfTheProject();
  const host = ts.createCompilerHost(options, true);
  const own = (fileName: string): string | undefined => planted[fileName.slice(ROOT.length + 1)];
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = name => own(name) !== undefined || fileExists(name);
  host.readFile = name => own(name) ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const text = own(name);
    if (text === undefined) return getSourceFile(name, version, ...rest);
    return ts.createSourceFile(name, text, version, true);
  };
  const paths = [...new Set([...files.map(({ path }) => path), ...Object.keys(planted)])];
  const program = ts.createProgram({ rootNames: paths.map(path => join(ROOT, path)), options, host });
  const sources = paths.map((path): Source => {
    const tree = program.getSourceFile(join(ROOT, path)) as ts.SourceFile;
    return { path, text: tree.text, tree };
  });
  return { sources, checker: program.getTypeChecker() };
}

function optionsOfTheProject(): ts.CompilerOptions {
  const { config } = ts.parseConfigFileTextToJson(
    'tsconfig.json',
    readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'),
  );
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: ['src/main.ts'] }, ts.sys, ROOT)
    .options;
}
