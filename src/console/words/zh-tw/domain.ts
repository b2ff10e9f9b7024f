/** Exactly one of the three. */
interface Amount {
  hours?: number;
  workingHours?: number;
  workingDays?: number;
}

/** The words of the work itself, used on every screen. */
export const domain = {
  kind: { dispatch: '派工案件', petition: '人民陳情' },
  state: {
    recorded: '建立中',
    dispatched: '待確認',
    assigned: '待確認',
    acknowledged: '待處理',
    waiting: '等候中',
    reported: '處理完成',
    replied: '已回復',
    released: '解除管制',
    withdrawn: '已撤案',
    converted: '已轉陳情',
    not_handled: '不予處理',
    transferred: '已移轉',
  },
  orderState: { dispatched: '待簽收', acknowledged: '處理中', reported: '已回報', closed: '已結束' },
  unrouted: '待分派',
  urgency: { normal: '一般', urgent: '緊急' },
  amount: ({ hours, workingHours, workingDays }: Amount) =>
    hours !== undefined
      ? `${hours} 小時`
      : workingHours !== undefined
        ? `${workingHours} 個上班時數`
        : `${workingDays} 個工作天`,
  clock: {
    respond: '簽收',
    complete: '完成',
    reply: '回復',
    deliver: '送達',
    acknowledge: '機關簽收',
    on_site: '到場',
    callback: '電覆',
    return: '退件',
    arbitrate: '裁定',
    answer: '會辦答復',
    left: (span: string) => `剩 ${span}`,
    over: (span: string) => `逾 ${span}`,
    met: '如期',
    missed: '逾期',
    none: '未計時',
    lessThanMinute: '不到 1 分',
    days: (days: number, hours: number) => (hours > 0 ? `${days} 天 ${hours} 時` : `${days} 天`),
    hours: (hours: number, minutes: number) => (minutes > 0 ? `${hours} 時 ${minutes} 分` : `${hours} 時`),
    minutes: (minutes: number) => `${minutes} 分`,
    seconds: (minutes: number, seconds: number) => `${minutes} 分 ${seconds} 秒`,
    due: (time: string) => `期限 ${time}`,
    level: { calm: '時間充裕', soon: '即將到期', overdue: '逾期', met: '如期', missed: '逾期' },
  },
  channel: {
    phone: '電話',
    counter: '臨櫃',
    letter: '信函',
    fax: '傳真',
    mailbox: '市長信箱',
    app: '高雄一指通',
    chatbot: '智能客服',
  } as Record<string, string>,
  outcome: { inquiry: '諮詢', recorded: '錄案後送', other: '其他' } as Record<string, string>,
  otherReason: {
    transfer: '轉接',
    silent: '無聲電話',
    harassment: '騷擾電話',
    wrong_number: '打錯電話',
    dropped: '中途斷線',
    test: '測試',
  },
  link: {
    converted: { from: '由此案轉陳情', to: '轉陳情' },
    additional: { from: '此案另成陳情', to: '另成陳情' },
    repeat: { from: '前案', to: '後案' },
  },
  reportOutcome: {
    done: '已處理完成',
    cannot_act: '無法處理',
    not_found: '現場未發現',
    handed_over: '移請管線單位',
  } as Record<string, string>,
  releaseHow: {
    called_back: '已電覆',
    call_not_reached: '電覆未果',
    sms: '簡訊通知',
    email: '電子郵件回覆',
    letter: '書面回覆',
    not_needed: '不需回電',
    converted_to_petition: '轉為人民陳情',
    additional_petition: '另立人民陳情',
    relayed: '轉報他機關（如 110）',
    duplicate: '併案',
    other: '其他',
  } as Record<string, string>,
  attempt: { reached: '已接通', no_answer: '無人接聽', busy: '忙線', wrong_number: '號碼錯誤' },
  taskReason: { no_receipt: '系統未確認送達', no_accounts: '機關無系統帳號' },
  fields: {
    number: '案件編號',
    item: '派工項目',
    district: '行政區',
    village: '里別',
    place: '地點',
    agency: '權責機關',
    state: '狀態',
    clock: '時限',
    receivedAt: '受理時間',
    updatedAt: '更新時間',
    urgency: '速別',
    channel: '管道',
    kind: '案件種類',
    description: '內容',
  },
};
