/** 會辦: the agency that has a case (主政) asks others. */
export const coHandling = {
  mark: '會辦',
  title: '會辦',
  ask: '會辦…',
  askTitle: (number: string) => `會辦其他機關 ${number}`,
  askTells: '案件仍由主政機關辦理並統一回復民眾；會辦機關在期限內答復主政機關。',
  agenciesField: {
    label: '會辦機關',
    hint: '逐一選取',
    chosen: '已選的會辦機關',
    remove: (name: string) => `移除${name}`,
  },
  question: '會辦事項',
  send: '送出會辦',
  asked: '已送會辦',
  needAgencies: '請選會辦機關。',
  needQuestion: '請寫會辦事項。',
  needText: '請寫內容。',
  due: (time: string) => `答復期限 ${time}`,
  late: '逾期',
  answer: '答復',
  reason: '理由',
  state: { dispatched: '待簽收', acknowledged: '辦理中', reported: '辦理中', closed: '已結束' },
  outcome: { answered: '已答復', declined: '已退回', recalled: '已收回', ended: '隨案結束' } as Record<
    string,
    string
  >,
  actions: {
    acknowledge: '簽收會辦',
    unacknowledge: '取消簽收會辦',
    arrive: '會辦到場',
    answer: '答復會辦',
    decline: '退回會辦',
    recall: '收回會辦',
  },
  done: {
    acknowledge: '已簽收會辦',
    unacknowledge: '已取消簽收會辦',
    arrive: '已回報到場',
    answer: '已答復主政機關',
    decline: '已退回主政機關',
    recall: '已收回會辦',
  },
  tells: {
    acknowledge: '',
    unacknowledge: '會辦單回到待簽收。',
    arrive: '',
    answer: '答復給主政機關，由主政機關統一回復民眾。',
    decline: '請說明為何沒有意見或非貴機關業務；主政機關會看到。',
    recall: '會辦機關不必再答復，會看到收回的理由。',
  },
  beside: '會辦機關的答復',
  openLegs: (agencies: string) => `${agencies}尚未答復；解除管制會一併收回會辦，並告知上列理由。`,
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
