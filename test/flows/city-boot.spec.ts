import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { startBackground } from '../../src/background.js';
import { CityService } from '../../src/city/city.service.js';
import { CityLoader } from '../../src/city/city-loader.service.js';
import { readProfile } from '../../src/city/profile/read-profile.js';
import { LogTail } from '../../src/platform/log/log-tail.service.js';
import { createApp } from '../../src/start.js';
import { startApp, type TestApp } from '../support/app.js';

let running: TestApp;
let booting: INestApplication;

beforeAll(async () => {
  running = await startApp();
});
afterAll(async () => {
  await booting.close();
  await running.close();
});

describe('a city profile that is loaded while a server starts', () => {
  it('is in force in it, although the log was past it when the server began to follow', async () => {
    booting = await createApp(running.config, running.databaseUrl);
    const before = booting.get(CityService).version;
    const profile = readProfile(running.config.city).map(entry =>
      entry.kind === 'city'
        ? { ...entry, content: { ...entry.content, nameEn: 'City of Elsewhere' } }
        : entry,
    );
    const { version } = await running.app.get(CityLoader).load(profile);
    expect(version).toBe(before + 1);
    await running.settle();

    const tail = booting.get(LogTail);
    const reached = new Promise<void>(seen => {
      tail.follow(facts => {
        if (facts.some(({ kind }) => kind === 'city.loaded')) seen();
      });
    });
    await startBackground(booting);
    await reached;
    expect(booting.get(CityService).version).toBe(version);
    expect(booting.get(CityService).city.nameEn).toBe('City of Elsewhere');
  });
});
