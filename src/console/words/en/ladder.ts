import type { ladder as zh } from '../zh-tw/ladder.js';

export const ladder: typeof zh = {
  used: percent => `${percent}% of the time is used up`,
  due: 'the time is over',
  remind: n => `the citizen asks again (${n})`,
  chase: n => `chased (${n}), please answer`,
  over: amount => `${amount} overdue`,
  audience: {
    officer: 'whoever works on it',
    chief: 'the agency’s chief',
    head: 'the chief of the agency above',
    centre: 'the centre’s supervisors',
    commission: 'the control commission',
  },
  told: who => `told: ${who.join(', ')}`,
};
