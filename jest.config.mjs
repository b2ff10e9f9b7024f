import './test/support/typescript.mjs';

// Workers are started as this process was; with -i it is the worker itself. NODE_OPTIONS=--enable-source-maps gives the
// lines of the source in what failed, and costs a quarter of the run.
process.execArgv.push('--import', import.meta.resolve('./test/support/typescript.mjs'));

/**
 * Real PostgreSQL is started once (test/support/global-setup.mjs); each test file works in a database of its own.
 * Files share the modules and the compiled code of their worker, which halves the run: what is under test is this
 * project's servers, each with its own container of services, and nothing that a module keeps.
 */
export default {
  runner: '<rootDir>/test/support/runner.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/src/console/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  maxWorkers: 2,
};
