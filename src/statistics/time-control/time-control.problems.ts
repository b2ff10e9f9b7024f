import { Problem } from '../../platform/problem/problem.js';

export const figuresElsewhere = (): Problem =>
  new Problem('TIME_CONTROL_NOT_YOURS', 403, {
    'zh-TW': '公文時效由各機關登載自己的，其他機關的由研考會登載。',
    en: 'Each agency enters its own documents; those of others are entered by the control commission.',
  });
