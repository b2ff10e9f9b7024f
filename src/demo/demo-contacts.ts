import type { ContactDto } from '../intake/contact.dto.js';

export interface DemoContact {
  minutesAgo: number;
  contact: ContactDto;
}

/** Believable, invented. The citizens' numbers are of a range that is given to nobody. */
export const demoContacts: DemoContact[] = [
  {
    minutesAgo: 270,
    contact: {
      channel: 'phone',
      outcome: 'recorded',
      citizen: { name: '林美玉', phone: '0900-000-101' },
      cases: [
        {
          category: 'RD01',
          district: '64000050',
          place: '建工路與大昌二路口，往東第二車道',
          lng: 120.3265,
          lat: 22.6506,
          description: '路面有一個約半公尺寬的坑洞，機車經過會閃避，很危險。',
        },
      ],
    },
  },
  {
    minutesAgo: 190,
    contact: {
      channel: 'phone',
      outcome: 'recorded',
      citizen: { name: '陳志明', phone: '0900-000-102' },
      cases: [
        {
          category: 'TR01',
          district: '64000080',
          place: '三多四路與中山二路口',
          lng: 120.3056,
          lat: 22.6141,
          description: '號誌四個方向都不亮，目前車流很大。',
          urgency: 'urgent',
        },
      ],
    },
  },
  {
    minutesAgo: 95,
    contact: {
      channel: 'app',
      outcome: 'recorded',
      citizen: { name: '黃淑芬', phone: '0900-000-103', email: 'demo.huang@example.org' },
      cases: [
        {
          category: 'EP04',
          district: '64000030',
          place: '華夏路旁工地',
          description: '工地清晨就開始打樁，聲音很大，已經持續一個小時。',
        },
      ],
    },
  },
  {
    minutesAgo: 60,
    contact: { channel: 'phone', outcome: 'inquiry', inquiry: { topic: 'PT-ENV', answeredAtOnce: true } },
  },
  {
    minutesAgo: 40,
    contact: {
      channel: 'phone',
      outcome: 'recorded',
      citizen: { name: '吳建宏', phone: '0900-000-104' },
      cases: [
        {
          category: null,
          kind: 'dispatch',
          place: '旗津海岸公園附近',
          description: '民眾說有東西卡在堤防邊，看不清楚是什麼，擔心危險。',
        },
      ],
    },
  },
  {
    minutesAgo: 12,
    contact: {
      channel: 'phone',
      outcome: 'recorded',
      citizen: { name: '蔡雅婷', phone: '0900-000-105' },
      cases: [
        {
          category: 'LT01',
          district: '64000120',
          place: '五甲一路巷內',
          description: '整排路燈約六盞都不亮，晚上很暗。',
        },
      ],
    },
  },
];
