import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, LineCounter, parseDocument } from 'yaml';

/** What is wrong in a profile, said so that a clerk finds it. */
export interface Fault {
  file: string;
  line: number;
  reason: string;
}

export type Path = readonly (string | number)[];

/** One YAML file of a profile: its values, and the line each stands on. */
export class Source {
  readonly value: unknown;
  readonly faults: Fault[];

  private constructor(
    readonly file: string,
    private readonly document: Document | null,
    private readonly lines: LineCounter,
  ) {
    this.value = document && document.errors.length === 0 ? document.toJS() : undefined;
    this.faults = (document?.errors ?? []).map(({ pos, message }) => ({
      file,
      line: lines.linePos(pos[0]).line,
      reason: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message,
    }));
    if (!document) this.faults.push({ file, line: 1, reason: 'the file is missing' });
  }

  static read(folder: string, file: string): Source {
    const lines = new LineCounter();
    let text: string;
    try {
      text = readFileSync(join(folder, file), 'utf8');
    } catch {
      return new Source(file, null, lines);
    }
    return new Source(file, parseDocument(text, { lineCounter: lines }), lines);
  }

  fault(path: Path, reason: string): Fault {
    return { file: this.file, line: this.lineOf(path), reason };
  }

  /** Of the value at `path`, or of what it should stand in. */
  private lineOf(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const start = this.startOf(path.slice(0, length));
      if (start !== undefined) return this.lines.linePos(start).line;
    }
    return 1;
  }

  private startOf(path: Path): number | undefined {
    const parent = this.document?.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => String(key) === String(path.at(-1)))
      : undefined;
    const node = (pair?.key ?? this.document?.getIn(path, true)) as
      | { range?: [number, number, number] }
      | undefined;
    return node?.range?.[0];
  }
}
