/** What of dispatch cases anybody may read (開放資料). */
export interface OpenDataRules {
  /** A week is published as a whole, so many days after it has ended. */
  delayDays: number;
  /** Of fewer cases of one item in one district in a week the district is not told. */
  atLeast: number;
  exemptCategories: string[];
  /** How closely the list of Open311 tells others than the sender where a report is: rounded, or of the city as a whole. */
  open311Places: 'exact' | 'city';
}
