import { createHash } from 'node:crypto';
import type { AccessLogEntry } from './access-log.entity.js';

/**
 * What the log keeps of an access record: SHA-256 over the JSON array of its fields in this order, times in ISO 8601
 * with milliseconds, UTF-8. A record that is changed afterwards no longer has the hash that the sealed log remembers.
 */
export function accessHash(entry: AccessLogEntry): string {
  const { id, at, actorKind, staffId, action, citizenId, caseId, subject, reason } = entry;
  const fields = [id, at.toISOString(), actorKind, staffId, action, citizenId, caseId, subject, reason];
  return createHash('sha256').update(JSON.stringify(fields), 'utf8').digest('hex');
}
