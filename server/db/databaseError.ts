/** Why the database cannot be used. */
export type DatabaseErrorReason =
  | 'in_use' // another process holds the data directory
  | 'not_writable' // permissions, a read-only disk
  | 'disk_full'
  | 'damaged' // the directory does not hold a database that can be opened
  | 'newer' // it was made by a newer program
  | 'migration' // a migration failed, was changed or is unfinished
  | 'unreachable' // no server answers at DATABASE_URL
  | 'refused' // the server of DATABASE_URL answers and does not let us in
  | 'lost'; // it was open and has gone

/** A database that cannot be used. The message is for people: it names the thing and the way out. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  constructor(
    readonly reason: DatabaseErrorReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
