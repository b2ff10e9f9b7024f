import type { worksKinds as zhKinds } from '../zh-tw/works.js';

export const worksKinds: typeof zhKinds = {
  'case.inspected': 'Inspected without notice',
  'case.project-named': 'Project named',
};
