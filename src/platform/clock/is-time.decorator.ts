import { ValidateBy } from 'class-validator';
import { readTime } from './read-time.js';

/** A time as `readTime` reads it. */
export const IsTime = (): PropertyDecorator =>
  ValidateBy({
    name: 'isISO8601',
    validator: {
      validate: value => readTime(value) !== null,
      defaultMessage: () => '$property must be an ISO 8601 time such as 2026-11-21T09:00:00+08:00',
    },
  });
