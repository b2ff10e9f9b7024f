import { describe, expect, it } from '@jest/globals';
import type { ReplayStep } from './line.rules.js';
import { stepsLeft } from './replayed-case.js';

const at = (time: string): Date => new Date(`2016-11-01T${time}:00+08:00`);
const step = (status: ReplayStep['status'], time: string): ReplayStep => ({
  at: at(time),
  status,
  unit: '養工處',
  item: '',
});
const story = [step(1, '08:01'), step(2, '08:05'), step(3, '09:00'), step(4, '10:00')];

describe('what is left of a case that a former run had begun', () => {
  it.each([
    ['everything, when it had only just been opened', '08:01', [1, 2, 3, 4]],
    ['the step that may have been cut short, and what follows', '08:05', [2, 3, 4]],
    ['the step before a time between two', '08:30', [2, 3, 4]],
    ['the last step once more, when the run was through', '10:00', [4]],
    ['the last step once more, when somebody has changed the case since', '23:00', [4]],
    ['everything, when it was changed before its first step', '08:00', [1, 2, 3, 4]],
  ])('is %s', (_name, changedAt, left) => {
    expect(stepsLeft(story, at(changedAt)).map(({ status }) => status)).toEqual(left);
  });

  it('leaves the story as it was', () => {
    stepsLeft(story, at('09:00'));
    expect(story).toHaveLength(4);
  });
});
