import { Reflector } from '@nestjs/core';

/**
 * `none`: may be asked without limit. For what watches the server, and for the demo's clock; every other public
 * endpoint is limited without saying so.
 */
export const Limited = Reflector.createDecorator<'none'>();
