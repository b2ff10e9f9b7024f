export const PLACE_KINDS = ['landmark', 'junction', 'street_light'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** What people name when they say where something is. */
export interface ListedPlace {
  kind: PlaceKind;
  /** Of a street light: its number; of a junction: its roads, with 「／」 between them. */
  name: string;
  aliases: string[];
  lng: number;
  lat: number;
}
