import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { ContractorOrderDto, ContractorReportedDto } from './contractor.dto.js';

interface OrderRow {
  contractor: string;
  expiresAt: Date;
  photos: string[];
  arrivedAt: Date | null;
  number: string;
  category: string;
  attributes: Record<string, string>;
  answers: ContractorOrderDto['answers'];
  agency: string;
  description: string;
  district: string | null;
  place: string | null;
  lng: number | null;
  lat: number | null;
  urgency: 'normal' | 'urgent';
  dueAt: Date | null;
  isOpen: boolean;
}

/** A link to somebody's pictures is none: the officer chooses which pictures are handed on. */
const ANSWERS = `(
  select coalesce(jsonb_agg(jsonb_build_object('name', r.question->>'name', 'nameEn', r.question->>'nameEn',
           'answer', coalesce(r.shared_answer, r.answer)) order by r.rank), '[]')
    from report_answer r where r.case_id = c.id and r.code <> 'media_url')`;

/** What a contractor sees of one work order: columns that are named here one by one, texts in their shared form. */
@Injectable()
export class ContractorOrderQuery {
  constructor(private readonly city: CityService) {}

  async of(tx: Transaction, linkId: string): Promise<ContractorOrderDto> {
    const [row] = await tx.query<OrderRow>(
      `select l.contractor, l.expires_at as "expiresAt", l.photos, l.arrived_at as "arrivedAt", c.number, c.category,
              c.attributes, ${ANSWERS} as answers, w.agency, coalesce(c.shared_description, c.description) as description, c.district,
              coalesce(c.shared_place, c.place) as place, c.lng, c.lat, c.urgency,
              (select k.due_at from clock k where k.case_id = c.id and k.kind = 'complete'
                  and k.work_order_id is null
                order by k.started_at desc, k.id desc limit 1) as "dueAt",
              w.state = 'acknowledged' and c.state <> 'waiting' as "isOpen"
         from contractor_link l join work_order w on w.id = l.work_order_id join case_file c on c.id = w.case_id
        where l.id = $1`,
      [linkId],
    );
    if (!row) throw new Error(`There is no link ${linkId}.`);
    const { category, attributes, agency, district, ...rest } = row;
    return {
      ...rest,
      item: named(category, this.city.category(category)),
      attributes: this.answers(category, attributes),
      agency: { ...named(agency, this.city.agency(agency)), phone: this.city.agency(agency)?.phone ?? null },
      district: district === null ? null : named(district, this.city.district(district)),
      reports: await this.reports(tx, linkId),
    };
  }

  private reports(tx: Transaction, linkId: string): Promise<ContractorReportedDto[]> {
    return tx.query<ContractorReportedDto>(
      `select e.at, coalesce(e.shared_text, e.text) as text, coalesce((e.data ->> 'done')::boolean, false) as done,
              array(select a.id from attachment a where a.entry_id = e.id order by a.uploaded_at, a.id) as photos
         from case_entry e join contractor_link l on l.id = $1::uuid join work_order w on w.id = l.work_order_id
        where e.case_id = w.case_id and e.kind = 'workorder.progressed' and e.actor ->> 'id' = $1::text
        order by e.at desc, e.id desc`,
      [linkId],
    );
  }

  private answers(category: string, attributes: Record<string, string>): { name: string; label: string }[] {
    const asked = this.city.category(category)?.attributes ?? [];
    return Object.entries(attributes).map(([code, value]) => {
      const attribute = asked.find(one => one.code === code);
      const option = attribute?.options.find(one => one.value === value);
      return { name: attribute?.name ?? code, label: option?.label ?? value };
    });
  }
}

const named = (
  code: string,
  known: { name: string; nameEn: string } | null,
): { code: string; name: string; nameEn: string } => ({
  code,
  name: known?.name ?? code,
  nameEn: known?.nameEn ?? code,
});
