export type Sent = Readonly<Record<string, unknown>>;

const ATTRIBUTE = /^attribute\[([\w-]+)\](?:\[\d*\])?$/;
const NUL = '\0';

/**
 * What a client sent, in the query string, in the body or in both; the body wins. A name may come several times. Empty is
 * as good as absent.
 */
export class Parameters {
  private readonly values = new Map<string, string[]>();

  constructor(query: Sent, body: Sent = {}) {
    for (const sent of [query, body]) {
      for (const name of Object.keys(sent)) this.values.delete(name);
      for (const [name, value] of Object.entries(sent)) this.values.set(name, textsIn(value));
    }
  }

  /** The first that is not empty, without blanks around it. */
  text(name: string): string | null {
    return this.texts(name)[0] ?? null;
  }

  texts(name: string): string[] {
    return (this.values.get(name) ?? []).map(one => one.trim()).filter(one => one !== '');
  }

  /** Declared several times, or once with commas in it. */
  list(name: string): string[] {
    return this.texts(name).flatMap(one =>
      one
        .split(',')
        .map(part => part.trim())
        .filter(part => part !== ''),
    );
  }

  /** `attribute[code]`, `attribute[code][]`, `attribute[code][0]`. */
  attributes(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const name of this.values.keys()) {
      const code = ATTRIBUTE.exec(name)?.[1];
      if (code) found.set(code, [...(found.get(code) ?? []), ...this.texts(name)]);
    }
    return found;
  }

  /** A database keeps no text with it, and no person types it. */
  hasUnkeepable(): boolean {
    return [...this.values].some(([name, values]) => [name, ...values].some(one => one.includes(NUL)));
  }

  /** Everything but the key, in one order however it was sent: what makes a report the same report. */
  canonical(): string {
    const named = [...this.values].filter(([name]) => name !== 'api_key');
    return JSON.stringify(named.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

const textsIn = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string');
