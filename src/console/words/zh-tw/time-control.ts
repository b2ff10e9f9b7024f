/** 公文時效 of petitions. */
export const timeControl = {
  title: '人民陳情時效',
  which: '統計月份',
  month: '月份',
  monthHint: '例如 115-11',
  monthWrong: '請填月份，例如 115-11。',
  show: '查看',
  agency: '機關',
  nobody: '尚無機關',
  total: '合計',
  figure: {
    carriedOver: '上月結轉',
    received: '本月新收',
    closedInTime: '依限辦結',
    closedLate: '逾限辦結',
    cancelled: '期限內撤銷',
    openInTime: '未逾限待辦',
    openOverdue: '逾限待辦',
    onTime: '依限辦結率（含展延）',
    original: '依限辦結率（依原限）',
    averageDays: '平均辦理天數',
  },
};
