import type { Words } from '../../platform/problem/problem.js';
import { DEFINITIONS } from '../report.definitions.js';
import type { ReviewWhy } from './works-review.rules.js';

const words = (zh: string, en: string): Words => ({ 'zh-TW': zh, en });

export const REVIEW_WHY_WORDS: Record<ReviewWhy, Words> = {
  many: words('受通報件數較多', 'Many reports'),
  not_content: words('有不滿意案件', 'Somebody was not content'),
  few: words('未超過件數', 'No more than that many reports'),
  further_down: words('超過件數，未列前幾名', 'More than that many, but not among the first'),
  outside: words('非府內機關或區公所', 'Neither of the city nor a district office'),
};

export const WORKS_REVIEW_WORDS = {
  title: words('督工檢討會議', 'Works review'),
  agency: words('主辦機關', 'Agency'),
  reports: words('受通報（件）', 'Reports'),
  notContent: words('不滿意（件）', 'Not content'),
  invited: words('邀請', 'Invited'),
  why: words('原因', 'Why'),
  yes: words('邀請', 'invited'),
  no: words('不邀請', 'not invited'),
  nobodys: words('尚無主辦機關', 'Nobody’s yet'),
  total: words('合計', 'Total'),
  year: words('年度（民國）', 'ROC year'),
};

export const WORKS_REVIEW_DEFINITIONS: Record<string, Words> = {
  asOf: DEFINITIONS.asOf,
  supervision: words(
    '以收到日落在該年度、目前項目屬全民督工的通報計，歸目前的主辦機關；同一機關的分設窗口併入該主辦機關。尚無主辦機關的通報另列一行。限定行政區的人員只計其行政區的通報。',
    'Reports received in the year whose item is one of public works by now, with the agency that has them by now; a desk of an agency that builds counts with it. What nobody has yet stands in a row of its own. For who has to do with some districts only, those of these districts.',
  ),
  notContent: words(
    '改善後表示不滿意的通報件數，不論向主辦機關或在滿意度調查表示、也不論何時表示；同一通報只計一件，歸最後一次表示不滿意時的主辦機關。',
    'Reports of which somebody was not content after the improvement, whether they told the agency or answered a survey, and whenever they did: each once, with the agency that had it when that was said the last time.',
  ),
  invited: words(
    '受通報超過規定件數的主辦機關中，府內機關與區公所各取前幾名（與最後一名同件數者一併邀請）；另邀請有不滿意案件的主辦機關。件數與名次依本市設定（supervision.yaml 之 yearlyReview）。',
    'Of the agencies with more reports than the city says, the first ones of the city and the first district offices (whoever has as many as the last of them too), and whoever has somebody who was not content. How many: yearlyReview of supervision.yaml.',
  ),
};
