import { changeReport } from '../../city/change-report.rules.js';
import { CityLoader } from '../../city/city-loader.service.js';
import { readProfile } from '../../city/profile/read-profile.js';
import type { Config } from '../../platform/config/config.js';
import { onDatabase } from './on-database.js';

export async function load(config: Config): Promise<void> {
  const profile = readProfile(config.city);
  const loaded = await onDatabase(config, app => app.get(CityLoader).load(profile));
  for (const line of changeReport(loaded)) console.log(line);
}
