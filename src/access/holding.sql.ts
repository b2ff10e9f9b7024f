/**
 * Whether an agency has the case `c` by its leg `w`: while the leg is open, and afterwards for as long as the case has
 * neither gone to another agency nor back to the centre. What is written after a hand-over is confidential to the
 * agency that has handed it over (行政程序法 §170).
 */
export const HOLDS = `(w.state <> 'closed' or (w.agency = c.agency and c.state <> 'recorded'))`;
