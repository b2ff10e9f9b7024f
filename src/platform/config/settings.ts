import { StartRefused } from './start-refused.js';

export type Environment = Record<string, string | undefined>;

/** Reads single settings; a wrong value is refused in one sentence that names the variable and what would be right. */
export class Settings {
  constructor(private readonly environment: Environment) {}

  /** An empty value counts as unset, so that `PORT=` in a file means the default. */
  optional(name: string): string | undefined {
    return this.environment[name]?.trim() || undefined;
  }

  text(name: string, otherwise: string): string {
    return this.optional(name) ?? otherwise;
  }

  wholeNumber(name: string, from: number, to: number): number | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < from || number > to) {
      throw new StartRefused(`${name} must be a whole number from ${from} to ${to}, but it is "${value}".`);
    }
    return number;
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const value = this.text(name, otherwise).toLowerCase();
    const choice = choices.find(one => one === value);
    if (choice === undefined) {
      throw new StartRefused(`${name} must be one of ${choices.join(', ')}, but it is "${value}".`);
    }
    return choice;
  }

  onOff(name: string, otherwise: boolean): boolean {
    const value = this.text(name, otherwise ? 'on' : 'off').toLowerCase();
    if (['on', 'true', 'yes', '1'].includes(value)) return true;
    if (['off', 'false', 'no', '0'].includes(value)) return false;
    throw new StartRefused(`${name} must be on or off, but it is "${value}".`);
  }
}
