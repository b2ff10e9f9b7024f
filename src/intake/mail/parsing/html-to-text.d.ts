/** As much of it as is used here; it brings no types of its own. */
declare module 'html-to-text' {
  interface Options {
    wordwrap: false;
    limits: { maxDepth: number; maxInputLength: number };
    selectors: { selector: string; format?: string; options?: Record<string, unknown> }[];
  }
  export function htmlToText(html: string, options: Options): string;
}
