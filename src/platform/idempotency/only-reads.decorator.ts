import { Reflector } from '@nestjs/core';

/** A POST that creates nothing: each repeat is carried out, and recorded, anew; its answer is kept nowhere. */
export const OnlyReads = Reflector.createDecorator<true>();
