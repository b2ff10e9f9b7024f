import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import { answersIn } from './answers.rules.js';
import type { SentFile } from './collected-body.js';
import { Jurisdiction } from './jurisdiction.js';
import { refused, required, wrong } from './open311.problems.js';
import type { Parameters } from './parameters.rules.js';
import { saidIn, sharesTaken } from './report.rules.js';
import { languageOf } from './service.rules.js';
import type { Report } from './submit.service.js';

/** Reads a report, and says everything that is wrong with it at once. */
@Injectable()
export class ReportReader {
  constructor(
    private readonly jurisdiction: Jurisdiction,
    private readonly city: CityService,
  ) {}

  /** NOT_FOUND 404 for an unknown service, INVALID 400 for all else. */
  read(sent: Parameters, files: SentFile[]): Report {
    const code = sent.text('service_code');
    if (code === null) throw refused([required('service_code')]);
    const category = this.jurisdiction.service(code);
    const { said, flaws } = saidIn(sent);
    const { attributes, answers, flaws: unanswered } = answersIn(category, sent.attributes());
    flaws.push(...unanswered);
    if (said.point && flaws.length === 0 && !this.city.locate(said.point.lng, said.point.lat))
      flaws.push(wrong('lat', '這個位置不在本市範圍內', 'the point is outside the city'));
    if (flaws.length > 0) throw refused(flaws);
    const district = said.point ? null : this.districtIn(said.place ?? '');
    const language = languageOf(sent.text('locale'));
    return {
      ...{ category, said, district, attributes, answers, language, files },
      ...{ canonical: sent.canonical(), sharesTaken: sharesTaken(sent) },
    };
  }

  /** Where there is no point, the address often begins with it. */
  private districtIn(place: string): string | null {
    const isIn = ({ name, nameEn }: { name: string; nameEn: string }): boolean =>
      place.includes(name) || place.includes(nameEn);
    return this.city.districts.find(isIn)?.code ?? null;
  }
}
