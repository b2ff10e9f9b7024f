const IN_SURGES = 'select o.case_id from fact_case o where o.surge_id is not null';
/**
 * `only`: of a case that came in during a surge; else `without`. The few of surges are found by their cases, as a list:
 * joined, all rows of the period would be read (a year of 3 million cases: 50 ms instead of 950).
 */
export const ofSurge = (caseId: string) => ({
  narrowedBy: { surge: `case when ${caseId} in (${IN_SURGES}) then 'only' else 'without' end` },
  foundBy: { surge: { only: `${caseId} = any(array(${IN_SURGES}))` } },
});

/** The same of the cases themselves (`c`). */
export const OF_SURGE_CASE = {
  narrowedBy: { surge: `case when c.surge_id is null then 'without' else 'only' end` },
  foundBy: { surge: { only: 'c.surge_id is not null' } },
};
