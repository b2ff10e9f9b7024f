import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Transaction } from '../database/transaction.js';
import { Problem } from '../problem/problem.js';
import { currentContext, type IdempotencyKey } from '../request/context.js';
import type { Place } from '../vault/sealing.js';
import { Vault } from '../vault/vault.js';
import { IdempotentAnswer } from './idempotent-answer.entity.js';

export interface StoredAnswer {
  answer: Buffer;
}

/** As it is sealed. */
interface Kept {
  fingerprint: string;
  result: unknown;
}

/** Keeps the answer of a creating request in the same commit as what it created. */
@Injectable()
export class IdempotentAnswers {
  constructor(
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  keep(tx: Transaction, result: unknown): void {
    const key = currentContext()?.idempotency;
    if (!key || key.used) return;
    key.used = true;
    const kept: Kept = { fingerprint: key.fingerprint, result: result ?? null };
    const answer = this.vault.seal(JSON.stringify(kept), placeOf(key));
    tx.add(
      Object.assign(new IdempotentAnswer(), {
        owner: key.owner,
        key: key.key,
        answer,
        createdAt: this.clock.now(),
      }),
    );
  }

  /** What was kept in this transaction is not: it was rolled back. */
  undo(): void {
    const key = currentContext()?.idempotency;
    if (key) key.used = false;
  }

  open(stored: StoredAnswer, key: IdempotencyKey): unknown {
    const kept = JSON.parse(this.vault.open(stored.answer, placeOf(key))) as Kept;
    if (kept.fingerprint !== key.fingerprint) {
      throw new Problem('IDEMPOTENCY_KEY_REUSED', 422, {
        'zh-TW': '這個 Idempotency-Key 已用於另一個不同的請求，請改用新的。',
        en: 'This Idempotency-Key was used for a different request. Use a new one.',
      });
    }
    return kept.result;
  }
}

const placeOf = ({ owner, key }: IdempotencyKey): Place => ({
  column: 'idempotent_answer.answer',
  row: `${owner} ${key}`,
});
