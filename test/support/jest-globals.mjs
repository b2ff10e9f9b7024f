import fc from 'fast-check';

// A property that fails says what was wrong, and not only with which values.
fc.configureGlobal({ includeErrorInReport: true });

// What `@jest/globals` is to a spec: the runner has put it on globalThis, but knows no limit of time. A test that never
// ends must fail by name instead of holding up the run.
const LIMIT_MS = 180_000;

// Also while a test moves the timers of everybody else.
const { setTimeout, clearTimeout } = globalThis;

/** Work that fails when it takes longer than its limit. */
function limited(work, limit = LIMIT_MS) {
  return async (...given) => {
    let timer;
    const late = new Promise((_, fail) => {
      timer = setTimeout(() => fail(new Error(`Took longer than ${limit} ms.`)), limit);
    });
    try {
      return await Promise.race([work(...given), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

const { it: test, beforeAll: ahead, beforeEach: before, afterAll: last, afterEach: after } = globalThis;
const hook = register => (work, limit) => register(limited(work, limit));

export const { describe, expect, jest } = globalThis;
export const it = Object.assign((name, work, limit) => test(name, limited(work, limit)), {
  skip: test.skip,
  each:
    (...rows) =>
    (name, work, limit) =>
      test.each(...rows)(name, limited(work, limit)),
});
export const beforeAll = hook(ahead);
export const beforeEach = hook(before);
export const afterAll = hook(last);
export const afterEach = hook(after);
