/** What stands where somebody's words stood. */
export const REDACTED = '（已依保存年限規定刪除）';
