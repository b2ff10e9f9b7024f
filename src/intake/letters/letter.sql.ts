/** States in which there is nothing more to wait for, for the answer. */
export const SETTLED =
  `('replied', 'reported', 'released', 'withdrawn', 'converted', 'merged', 'not_handled', 'transferred')` as const;

/** What became of the cases of a letter, and when it was answered last: as `k` beside a letter `l`. */
export const STANDING = `
  lateral (
    select coalesce(bool_and(c.state in ${SETTLED}), false) as settled,
           max(coalesce(
             (select max(r.replied_at) from reply r where r.case_id = c.id),
             (select max(w.reported_at) from work_order w where w.case_id = c.id and w.role = 'lead'),
             c.closed_at)) as "lastWordAt",
           (select max(m.queued_at) from message m where m.letter_id = l.id and m.kind = 'answer') as "answeredAt"
      from letter_case j join case_file c on c.id = j.case_id where j.letter_id = l.id) k`;

/** Nothing was sent yet, or not the latest word. */
export const IS_UNANSWERED = `(k."answeredAt" is null or k."lastWordAt" > k."answeredAt")`;

/** Every case has its word, and the latest one was not sent. */
export const IS_READY = `(k.settled and k."lastWordAt" is not null and ${IS_UNANSWERED})`;
