/** A code of the city's, and how it is called. */
export interface Named {
  code: string;
  name: string;
  nameEn: string;
}
