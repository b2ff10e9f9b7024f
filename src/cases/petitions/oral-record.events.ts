import type { OfCase } from '../../events.js';

/** `nth`: of the case. */
interface OfOralRecord extends OfCase {
  recordId: string;
  nth: number;
}

/** 口述紀錄: what is told of petitions that are spoken. */
export interface OralRecordEvents {
  /** 口述紀錄: written, read back to the petitioner, corrected. Each correction is a record of its own. */
  'oral-record.written': OfOralRecord;
  'oral-record.read-back': OfOralRecord & { how: string };
  'oral-record.corrected': OfOralRecord;
}
