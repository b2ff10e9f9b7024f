/** Lines as the city's feed has them, told in few words; times are Taipei's, on 1 November 2016 unless said. */
export interface Seen {
  status: number;
  seen_at: string;
  unit: string;
  item: string;
}

export interface FeedLine {
  file_no: string;
  created_at: string;
  zipcode: string;
  district: string;
  item: string;
  item_code: string | null;
  unit: string;
  transitions: Seen[];
  closed_at: string | null;
  closing_kind: string | null;
}

type Change = Partial<Pick<Seen, 'unit' | 'item'>>;
/** `'2 08:05'`: status 2 was seen at five past eight. Unit and item are those of the step before. */
type Step = string | (Change & { step: string });

/** The routing rules send the pothole to the maintenance office, and the noise to the environment bureau. */
const POTHOLE = { unit: '養工處', item: '路面坑洞(一)' };
const CODES: Record<string, string> = { '路面坑洞(一)': 'RD01', '路燈故障(一)': 'LT01', 噪音: 'EP04' };

let files = 0;

/** A pothole at the maintenance office until a step says something else. */
export function feedLine(createdAt: string, ...steps: Step[]): FeedLine {
  files += 1;
  let now = POTHOLE;
  const transitions = steps.map(one => {
    const { step, ...change } = typeof one === 'string' ? { step: one } : one;
    const [status, ...at] = step.split(' ');
    now = { ...now, ...change };
    return { status: Number(status), seen_at: feedTime(at.join(' ')), ...now };
  });
  const { unit, item } = transitions[0] ?? POTHOLE;
  return {
    file_no: `INS1611${String(files).padStart(5, '0')}`,
    created_at: feedTime(createdAt),
    zipcode: '802',
    district: '苓雅區',
    item,
    item_code: CODES[item] ?? null,
    unit,
    transitions,
    closed_at: null,
    closing_kind: null,
  };
}

/** `08:05`, or `11-02 08:05` of another day. */
export const feedTime = (at: string): string => {
  const [day, time] = at.includes(' ') ? at.split(' ') : ['11-01', at];
  return `2016-${day}T${time?.length === 5 ? `${time}:00` : time}+08:00`;
};

/** How this file's tests write a time that the system stored. */
export const feedClock = (at: Date): string => {
  const taipei = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  const day = taipei.slice(5, 10);
  const time = taipei.slice(11, 23).replace(/(:00)?\.000$/, '');
  return day === '11-01' ? time : `${day} ${time}`;
};

const ENVIRONMENT = { unit: '環保局', item: '噪音' };

/** Cases of every course there is, four minutes apart. */
export const feedOf = (cases: number): FeedLine[] =>
  Array.from({ length: cases }, (_, index) => {
    const at = (minutes: number): string => {
      const all = index * 4 + minutes;
      const [hours, rest] = [Math.floor(all / 60), all % 60];
      const day = String(1 + Math.floor(hours / 24)).padStart(2, '0');
      return `11-${day} ${String(hours % 24).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
    };
    const course = COURSES[index % COURSES.length] as (typeof COURSES)[number];
    return feedLine(at(0), ...course(at));
  });

const COURSES: ((at: (minutes: number) => string) => Step[])[] = [
  at => [`1 ${at(1)}`, `2 ${at(3)}`, `3 ${at(50)}`, `4 ${at(90)}`, `5 ${at(200)}`],
  at => [
    `2 ${at(2)}`,
    { step: `3 ${at(60)}`, ...ENVIRONMENT },
    `5 ${at(300)}`,
    `3 ${at(320)}`,
    `4 ${at(330)}`,
  ],
  at => [
    { step: `2 ${at(5)}`, unit: '', item: '' },
    { step: `4 ${at(310)}`, ...ENVIRONMENT },
  ],
  at => [
    `2 ${at(2)}`,
    `1 ${at(10)}`,
    `3 ${at(20)}`,
    `2 ${at(30)}`,
    `5 ${at(60)}`,
    `4 ${at(70)}`,
    `2 ${at(80)}`,
  ],
  at => [`3 ${at(5)}`, `9 ${at(40)}`],
];
