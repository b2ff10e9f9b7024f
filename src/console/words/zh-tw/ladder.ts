/** The steps of a time limit, and who is told at each. */
export const ladder = {
  used: (percent: string) => `時限已用 ${percent}%`,
  due: '期限已過',
  remind: (n: string) => `民眾第 ${n} 次催辦`,
  chase: (n: string) => `第 ${n} 次稽催，請回覆`,
  over: (amount: string) => `逾期滿 ${amount}`,
  audience: {
    officer: '承辦人',
    chief: '機關主管',
    head: '上級機關主管',
    centre: '話務主管',
    commission: '研考會',
  } as Record<string, string>,
  told: (who: string[]) => `通知${who.join('、')}`,
};
