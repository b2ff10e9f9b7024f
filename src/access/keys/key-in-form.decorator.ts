import { Reflector } from '@nestjs/core';

/**
 * Of public endpoints that take the key of a machine as a field (Open311): they ask for it themselves, and count what is
 * asked by whom. Cookies count for nothing there, so that pages of other sites may send to them as well.
 */
export const KeyInForm = Reflector.createDecorator<true>();
