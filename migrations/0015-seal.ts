import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The seal: every event carries SHA-256 over the hash before it and its own content, so that none can be changed,
 * taken away, added or moved without every later hash saying so.
 */
export class Seal0015 implements MigrationInterface {
  name = 'Seal1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    // The canonical form: the UTF-8 text of a jsonb array of position, Unix seconds with six decimals, case, kind,
    // actor, payload. It depends on no setting of the session (a timestamp as text would), and has read the same from
    // PostgreSQL 15 to 18. `stable` since jsonb_build_array is: only so is it inlined.
    await runner.query(`
      create function event_hash(before bytea, "position" bigint, at timestamptz, case_id uuid, kind text,
                                 actor jsonb, payload jsonb)
      returns bytea language sql stable parallel safe
      return sha256(before || convert_to(
        jsonb_build_array("position", extract(epoch from at), case_id, kind, actor, payload)::text, 'UTF8'))`);
    await runner.query(
      `alter table log_head add hash bytea not null default decode(repeat('00', 32), 'hex')`,
    );
    await runner.query(`alter table log_head alter hash drop default`);
    await this.sealWhatIsThere(runner);
    // The lock is a statement of its own: the delete then sees everything committed up to it.
    await runner.query(`
      create or replace function sequence_events(most integer) returns integer language plpgsql as $$
      declare
        before bigint;
        head bigint;
        seal bytea;
        told event_new;
      begin
        select position, hash into head, seal from log_head for update skip locked;
        if not found then return 0; end if;
        before := head;
        for told in
          with batch as (
            delete from event_new where id in (select id from event_new order by id limit most) returning *
          )
          select * from batch order by id
        loop
          head := head + 1;
          seal := event_hash(seal, head, told.at, told.case_id, told.kind, told.actor, told.payload);
          insert into event (position, at, case_id, kind, actor, payload, hash)
          values (head, told.at, told.case_id, told.kind, told.actor, told.payload, seal);
        end loop;
        if head > before then update log_head set position = head, hash = seal; end if;
        return head - before;
      end $$`);
    // From an access record to its event.
    await runner.query(
      `create index event_of_access on event ((payload ->> 'accessId')) where kind = 'access.recorded'`,
    );
    await runner.query(`
      create table head_export (
        day date primary key,
        position bigint not null,
        hash bytea not null,
        exported_at timestamptz not null
      )`);
    await runner.query(`
      create table log_check (
        id uuid primary key,
        at timestamptz not null,
        position bigint not null,
        accesses bigint not null,
        heads integer not null,
        faults integer not null
      )`);
    await runner.query(`create index log_check_by_time on log_check (at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward; restore a backup to go back.');
  }

  /** What was logged before is sealed as it stands now. */
  private async sealWhatIsThere(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table event add hash bytea`);
    await runner.query(`alter table event disable trigger event_is_append_only`);
    await runner.query(`
      do $$
      declare
        seal bytea;
        told event;
      begin
        select hash into seal from log_head;
        for told in select * from event order by position loop
          seal := event_hash(seal, told.position, told.at, told.case_id, told.kind, told.actor, told.payload);
          update event set hash = seal where position = told.position;
        end loop;
        update log_head set hash = seal;
      end $$`);
    await runner.query(`alter table event enable trigger event_is_append_only`);
    await runner.query(`alter table event alter hash set not null`);
  }
}
