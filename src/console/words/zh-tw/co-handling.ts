/** 會辦: the agency that has a case (主政) asks others. */
export const coHandling = {
  mark: '會辦',
  title: '會辦',
  ask: '會辦其他機關',
  askTitle: '會辦其他機關',
  askHint: '案件仍由主政機關辦理並統一回復；會辦機關在期限內答復主政機關。',
  agencies: '會辦機關',
  add: '加入',
  remove: (name: string) => `移除${name}`,
  chosen: (count: number) => `已選 ${count} 個機關`,
  question: '會辦事項',
  send: '送出會辦',
  due: (time: string) => `答復期限 ${time}`,
  since: (time: string) => `${time} 送會`,
  answer: '答復',
  answerTitle: '答復主政機關',
  answerHint: '這是給主政機關的答復，由主政機關統一回復民眾。',
  reason: '理由',
  state: { dispatched: '待簽收', acknowledged: '辦理中', reported: '辦理中', closed: '已結束' },
  outcome: { answered: '已答復', declined: '無意見／退回', recalled: '已收回', ended: '隨案結束' } as Record<
    string,
    string
  >,
  actions: {
    acknowledge: '簽收會辦',
    unacknowledge: '取消簽收會辦',
    arrive: '回報到場（會辦）',
    answer: '答復會辦',
    decline: '退回會辦',
    recall: '收回會辦',
  },
  beside: '會辦機關的答復',
  openLegs: '主政機關不再等候會辦答復的理由',
  openLegsHint: (agencies: string) => `${agencies}尚未答復會辦；解除管制會一併收回，並將理由告知。`,
};

/** On the timeline. */
export const coLegKinds = {
  'co-leg.asked': '送會辦',
  'co-leg.delivered': '會辦送達',
  'co-leg.acknowledged': '簽收會辦',
  'co-leg.unacknowledged': '取消簽收會辦',
  'co-leg.arrived': '會辦到場',
  'co-leg.answered': '答復會辦',
  'co-leg.declined': '退回會辦',
  'co-leg.recalled': '收回會辦',
  'co-leg.closed': '會辦結束',
};
