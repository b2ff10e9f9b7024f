import { Reflector } from '@nestjs/core';
import type { Right } from './rights.js';

/**
 * Declares the right an endpoint or socket message needs; `public` for none. Without a declaration it is refused,
 * and a test fails.
 */
export const Allow = Reflector.createDecorator<Right | 'public'>();
