import { buildMessage, isEmail, ValidateBy } from 'class-validator';

/** Half a character, which the library's own check breaks on. */
const TORN = /\p{Surrogate}/u;

/** An e-mail address. */
export const IsMailAddress = (): PropertyDecorator =>
  ValidateBy({
    name: 'isEmail',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && !TORN.test(value) && isEmail(value),
      defaultMessage: buildMessage(each => `${each}$property must be an email`),
    },
  });
