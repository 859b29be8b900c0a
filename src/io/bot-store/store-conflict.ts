/** Another transaction came in between and this one was undone; the same again may do. */
export class StoreConflict extends Error {}
