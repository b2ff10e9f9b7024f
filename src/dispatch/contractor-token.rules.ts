import { createHash, randomBytes } from 'node:crypto';

const FORM = /^Bearer (cl_[A-Za-z0-9_-]{43})$/;

/** 256 random bits: nobody guesses one. */
export const drawToken = (): string => `cl_${randomBytes(32).toString('base64url')}`;

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The token of an `Authorization` header; null where it is anything else. */
export const tokenIn = (header: string | undefined): string | null => FORM.exec(header ?? '')?.[1] ?? null;
