/** 府級校園霸凌調查機制：通報數、來源、處理情形。 */
export const bullyingTables = {
  title: '校園霸凌通報統計',
  filters: '統計期間',
  unit: '件',
  decided: '疑似校園霸凌案件通報數',
  sources: '疑似校園霸凌案件通報來源',
  handlings: (accepted: number) => `疑似校園霸凌案件處理情形（共 ${accepted} 件）`,
  accepted: '受理',
  notAccepted: '不予受理',
  waiting: (count: number) => `另有 ${count} 件尚未決定受理與否，不在各表內。`,
  none: '這段期間沒有已決定的通報。',
  noneHint: '專責人員決定受理或不予受理後，會計入收到的那一天。',
};
