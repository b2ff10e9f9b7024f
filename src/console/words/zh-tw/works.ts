/** Of the timeline. */
export const worksKinds = {
  'case.inspected': '不預先通知查核',
  'case.project-named': '登錄標案',
};
