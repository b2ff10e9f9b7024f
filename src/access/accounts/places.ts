/** What the city has. Access knows agencies and districts by their codes only; the application provides `PLACES`. */
export const PLACES = Symbol('places');

export interface Places {
  hasAgency(code: string): boolean;
  hasDistrict(code: string): boolean;
}
