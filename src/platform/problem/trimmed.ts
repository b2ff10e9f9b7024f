import { Transform } from 'class-transformer';

/** What a person typed, without the blanks around it: blanks alone are nothing. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
