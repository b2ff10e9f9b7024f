import type { FastifyReply } from 'fastify';
import type { Problem } from './problem.js';

/** Below some addresses another standard says how an error looks. */
export interface ProblemForm {
  isFor(url: string): boolean;
  write(problem: Problem, reply: FastifyReply): void;
}

/** Injection token of a list of them. */
export const PROBLEM_FORMS = Symbol('PROBLEM_FORMS');
