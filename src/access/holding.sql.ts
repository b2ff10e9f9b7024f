/**
 * Whether an agency has the case `c` by its leg `w`: while the leg is open, and afterwards for as long as the case has
 * neither gone to another agency nor back to the centre. What is written after a hand-over is confidential to the
 * agency that has handed it over (行政程序法 §170).
 */
export const HOLDS = `(w.state <> 'closed' or (w.agency = c.agency and c.state <> 'recorded'))`;

/**
 * Since when the case `c` has belonged to an incident that another case leads: whoever has that one has this one too,
 * without a leg of its own.
 */
export const JOINED_AT = `(select m.joined_at from incident_member m where m.case_id = c.id and m.left_at is null)`;
