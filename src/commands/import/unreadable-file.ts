/** A file that cannot be read at all: nothing of it is imported. */
export class UnreadableFile extends Error {}
