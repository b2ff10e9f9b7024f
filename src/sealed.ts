import { CASE_FILE_SEALED } from './cases/case-file.sealed.js';
import { CITIZEN_SEALED } from './citizens/citizen.sealed.js';
import { IDEMPOTENT_ANSWER_SEALED } from './platform/idempotency/idempotent-answer.sealed.js';
import type { SealedTable } from './platform/vault/sealed-table.js';

/** Every table with something sealed in it, one line each; a test finds one that is forgotten. */
export const sealed: readonly SealedTable[] = [CITIZEN_SEALED, CASE_FILE_SEALED, IDEMPOTENT_ANSWER_SEALED];
