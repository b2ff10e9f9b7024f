import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** React Aria carries its words in thirty languages; the console speaks two (en-US is its fallback). */
const ourLanguagesOnly: Plugin = {
  name: 'our-languages-only',
  enforce: 'pre',
  load(id) {
    const locale = /\/react-aria[^/]*\/dist\/.*\/intl\/[^/]+\/([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id)?.[1];
    return locale && !['zh-TW', 'en-US'].includes(locale) ? 'export default {};' : null;
  },
};

export default defineConfig({
  root: here('.'),
  plugins: [ourLanguagesOnly, react()],
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    // light-dark() and CSS nesting stay as written: every browser of the last two years reads them.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:3000',
      '/socket.io': { target: 'http://127.0.0.1:3000', ws: true },
    },
  },
});
