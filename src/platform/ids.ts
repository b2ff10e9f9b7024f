import { v7 } from 'uuid';

/** A row id (uuid version 7), made before the insert so that the rows of one fact can name each other. */
export const newId = (): string => v7();
