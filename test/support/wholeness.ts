import pg from 'pg';

/** Every one of these is nothing where no fact is without what belongs to it. */
const FAULTS = {
  casesWithoutClocks: `select number from case_file c
    where not exists (select 1 from clock k where k.case_id = c.id
                       and k.kind = case c.kind when 'petition' then 'reply' else 'respond' end)
       or c.kind = 'dispatch'
          and not exists (select 1 from clock k where k.case_id = c.id and k.kind = 'complete')`,
  casesWithoutContact: `select number from case_file c
    where not exists (select 1 from contact_case o where o.case_id = c.id)
      and not exists (select 1 from case_link l where l.to_case = c.id)`,
  casesSentWithoutOrder: `select number from case_file c
    where state not in ('recorded', 'released', 'withdrawn', 'converted', 'not_handled', 'transferred', 'merged')
      and not exists (select 1 from work_order w where w.case_id = c.id and w.role = 'lead'
                       and w.state <> 'closed' and w.agency = c.agency)`,
  casesUnsentWithoutReason: `select number from case_file where state = 'recorded' and unrouted_reason is null`,
  ordersWithoutCase: `select w.id from work_order w left join case_file c on c.id = w.case_id
    where c.id is null or w.state <> 'closed' and c.state in ('recorded', 'released', 'withdrawn', 'converted', 'not_handled', 'transferred', 'merged')`,
  ordersNobodyWaitsFor: `select w.id from work_order w join case_file c on c.id = w.case_id
    where c.origin <> 'replay' and not exists (select 1 from clock k where k.work_order_id = w.id)`,
  casesNotToldOnce: `select number from case_file c
    where (select count(*) from event e where e.case_id = c.id and e.kind = 'case.opened') <> 1`,
  contactsNotToldOnce: `select id from contact c
    where (select count(*) from event e where e.kind = 'contact.recorded'
            and e.payload ->> 'contactId' = c.id::text) <> 1`,
  ordersNotToldOnce: `select id from work_order w
    where (select count(*) from event e where e.case_id = w.case_id and e.kind = 'workorder.dispatched'
            and e.payload ->> 'workOrderId' = w.id::text) <> 1`,
  clocksNotToldOnce: `select id from clock k
    where (select count(*) from event e where e.case_id = k.case_id and e.kind = 'clock.started'
            and e.payload ->> 'clockId' = k.id::text) <> 1`,
  casesOnlyTold: `select position from event e
    where e.case_id is not null and not exists (select 1 from case_file c where c.id = e.case_id)`,
  gapsInTheLog: `select * from (select count(*) as events, coalesce(max(position), 0) as last from event) e,
    log_head h where e.events <> e.last or h.position <> e.last`,
  factsOfCasesThatDiffer: `select coalesce(c.number, f.number) from case_file c
    full join fact_case f on f.case_id = c.id
    where c.id is null or f.case_id is null or f.state <> c.state or f.category <> c.category
       or f.agency is distinct from c.agency`,
  factsOfClocksThatDiffer: `select coalesce(k.id, f.clock_id) from clock k
    full join fact_clock f on f.clock_id = k.id
    where k.id is null or f.clock_id is null or f.due_at <> k.due_at or f.outcome is distinct from k.outcome`,
  factsOfContactsThatDiffer: `select coalesce(c.id, f.contact_id) from contact c
    full join fact_contact f on f.contact_id = c.id where c.id is null or f.contact_id is null`,
  // 併案: every merged case has exactly one live lead, whose agency is its own, and nothing of its own is open.
  membersWithoutLead: `select c.number from case_file c
    left join incident_member m on m.case_id = c.id and m.left_at is null
    left join case_file l on l.id = m.lead_id
    where c.state = 'merged' and (l.id is null or l.incident_id <> c.incident_id
       or l.state in ('merged', 'withdrawn', 'converted')
       or c.agency is distinct from case when l.state <> 'recorded' then l.agency end)`,
  membersThatAreNone: `select c.number from incident_member m join case_file c on c.id = m.case_id
    where m.left_at is null and c.state not in ('merged', 'released')`,
  incidentsWithoutLead: `select i.id from incident i join case_file l on l.id = i.lead_case_id
    where l.incident_id <> i.id and exists (select 1 from case_file c where c.incident_id = i.id)
       or exists (select 1 from case_file c join incident_member m on m.case_id = c.id and m.left_at is null
                   where c.incident_id = i.id and m.lead_id <> l.id)`,
  incidentsWithTwoOrders: `select w.incident_id from work_order w
    where w.role = 'lead' and w.state <> 'closed' group by w.incident_id having count(*) > 1`,
  ordersOfAnotherIncident: `select w.id from work_order w join case_file c on c.id = w.case_id
    where w.state <> 'closed' and w.incident_id <> c.incident_id`,
  limitsOfMembersLeftOpen: `select c.number from case_file c join incident_member m on m.case_id = c.id and m.left_at is null
    join case_file l on l.id = m.lead_id join clock k on k.case_id = c.id
    where k.work_order_id is null and k.kind in ('respond', 'complete') and k.stopped_at is null
      and l.state in ('reported', 'released')`,
  limitsEndedTwice: `select k.id from clock k
    where (select count(*) filter (where e.kind = 'clock.stopped') - count(*) filter (where e.kind = 'clock.resumed')
             from event e where e.case_id = k.case_id and e.payload ->> 'clockId' = k.id::text)
          <> case when k.stopped_at is null then 0 else 1 end`,
  factsOfMembersThatDiffer: `select f.number from fact_case f
    left join incident_member m on m.case_id = f.case_id and m.left_at is null
    where f.merged_into is distinct from m.lead_id`,
  membersToldNothing: `select c.number from case_file c join incident_member m on m.case_id = c.id and m.left_at is null
    join case_file l on l.id = m.lead_id join citizen z on z.id = c.citizen_id and z.phone_hash is not null
    where c.state = 'merged' and l.state in ('reported', 'released')
      and not exists (select 1 from call_back b where b.case_id = c.id and b.purpose = 'tell_result'
                       and b.result is distinct from 'overtaken')`,
  toldWhatDoesNotStand: `select c.number from call_back b join case_file c on c.id = b.case_id
    left join incident_member m on m.case_id = c.id and m.left_at is null left join case_file l on l.id = m.lead_id
    where b.purpose = 'tell_result' and b.closed_at is null
      and case c.state when 'merged' then l.state else c.state end not in ('reported', 'replied', 'released')`,
  limitsOfEndedCasesLeftOpen: `select c.number from clock k join case_file c on c.id = k.case_id
    where k.stopped_at is null and c.state in ('released', 'withdrawn') and k.kind not in ('callback', 'sample')`,
  pausesThatDoNotStand: `select c.number from case_file c
    left join incident_member m on m.case_id = c.id and m.left_at is null left join case_file l on l.id = m.lead_id
    where (select count(*) from case_pause p where p.case_id = c.id and p.ended_at is null
            and p.lead_id is not distinct from case c.state when 'merged' then l.id end)
       <> case when c.state = 'waiting' or c.state = 'merged' and l.state = 'waiting' then 1 else 0 end`,
  lettersNotDue: `select l.id from letter l
    where l.state = 'confirmed' and not l.answer_due
      and not exists (select 1 from message m where m.letter_id = l.id and m.kind = 'answer'
                       and not exists (select 1 from reply r join letter_case j on j.case_id = r.case_id
                                        where j.letter_id = l.id and r.replied_at > m.queued_at))`,
  eventsNobodyCouldHear: 'select position from consumer_parked',
};

/** What this database lacks, by name; `{}` when it is whole. The log must have been read to its end. */
export function faultsOf(databaseUrl: string): Promise<Record<string, object[]>> {
  return connected(databaseUrl, async client => {
    const faults: Record<string, object[]> = {};
    for (const [name, sql] of Object.entries(FAULTS)) {
      const { rows } = await client.query<object>(sql);
      if (rows.length > 0) faults[name] = rows.slice(0, 3);
    }
    return faults;
  });
}

/** Every event has its position and every consumer has read it; asked until it is so. */
export function untilSettled(databaseUrl: string): Promise<void> {
  const unsettled = `select exists (select 1 from event_new) or exists (
    select 1 from consumer, log_head where consumer.position < log_head.position) as waiting`;
  return connected(databaseUrl, async client => {
    while ((await client.query<{ waiting: boolean }>(unsettled)).rows[0]?.waiting);
  });
}

async function connected<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  return work(client).finally(() => client.end());
}
