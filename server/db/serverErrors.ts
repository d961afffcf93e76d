import { DatabaseError } from './databaseError';

/** What PostgreSQL and the network say when a database cannot be used now, though it may be again later. */
const DOWN_CODES = new Set([
  // the network and the socket
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENOTCONN'],
  // the server: it ends, starts, is full or has had an accident
  ...['57P01', '57P02', '57P03', '53000', '53100', '53200', '53300', '58000', '58030', '25006', 'XX001'],
  // Prisma: not reachable, timed out, closed, no connection from the pool
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'],
]);
const DOWN_KINDS = new Set([
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'],
  ...['TlsConnectionError', 'AuthenticationFailed', 'DatabaseAccessDenied', 'DatabaseDoesNotExist'],
]);
const DOWN_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Connection ended unexpectedly|Cannot use a pool after calling end|Client was closed/;

/**
 * Whether an error of a query says that the database cannot be reached or written at all, rather than that
 * this query was wrong. Trying again later may help; the pool reconnects by itself.
 */
export function isDatabaseDown(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; typeof at === 'object' && at !== null && depth < 6; depth++) {
    const { code, originalCode, syscall, kind, message, severity, meta, cause } = at as Record<
      string,
      unknown
    >;
    if (at instanceof DatabaseError && at.reason !== 'migration') return true;
    for (const value of [code, originalCode]) {
      if (typeof value === 'string' && (DOWN_CODES.has(value) || value.startsWith('08'))) return true;
    }
    // The embedded database's socket has gone; any other file that is missing is another matter.
    if (code === 'ENOENT' && syscall === 'connect') return true;
    // What a server calls fatal ends the connection, or never lets it begin.
    if (severity === 'FATAL' || severity === 'PANIC') return true;
    if (typeof kind === 'string' && DOWN_KINDS.has(kind)) return true;
    if (typeof message === 'string' && DOWN_MESSAGES.test(message)) return true;
    at = (meta as Record<string, unknown> | undefined)?.driverAdapterError ?? cause;
  }
  return false;
}

/**
 * Whether an error of a transaction says that another one got in its way, so that running it again is right.
 * Prisma gives it P2034 where a query found out, and no code where the commit did.
 */
export function isWriteConflict(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { kind?: unknown } };
  return code === 'P2034' || cause?.kind === 'TransactionWriteConflict';
}

/** Whether waiting may help: the server or its name may be about to come up. */
export function isWorthRetrying(error: unknown): boolean {
  const code = codeOf(error);
  if (['28P01', '28000', '3D000', '42501'].includes(code)) return false;
  return isDatabaseDown(error);
}

/** Says why the server of DATABASE_URL cannot be used: its host, port and database, never its password. */
export function explainServerError(error: unknown, url: string): DatabaseError {
  const { host, database, user } = describeUrl(url);
  const options = { cause: error };
  switch (codeOf(error)) {
    case '28P01':
    case '28000':
      return new DatabaseError(
        'refused',
        `DATABASE_URL: the server at ${host} does not let ${user} in. Check the user name and the password.`,
        options,
      );
    case '3D000':
      return new DatabaseError(
        'refused',
        `DATABASE_URL: the server at ${host} has no database named ${database}. Create it, or correct the name.`,
        options,
      );
    case '42501':
      return new DatabaseError(
        'refused',
        `DATABASE_URL: ${user} may not create tables in the database ${database} at ${host}. Make ${user} its owner, or grant the right.`,
        options,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new DatabaseError(
        'unreachable',
        `DATABASE_URL: the host of ${host} is not known. Check its name, or the name service of this machine.`,
        options,
      );
    case 'ECONNREFUSED':
      return new DatabaseError(
        'unreachable',
        `DATABASE_URL: nothing answers at ${host}. Start the PostgreSQL server, or correct the host and the port.`,
        options,
      );
    default:
      return new DatabaseError(
        'unreachable',
        `DATABASE_URL: the server at ${host} cannot be used (${withoutPassword(messageOf(error), url)}). Check the address and the server.`,
        options,
      );
  }
}

/** The parts of a connection string that may be shown. */
export function describeUrl(url: string): { host: string; database: string; user: string } {
  const parsed = new URL(url);
  const host = parsed.searchParams.get('host') ?? parsed.hostname;
  return {
    host: host.startsWith('/') ? host : `${host || 'localhost'}:${parsed.port || '5432'}`,
    database: decodeURIComponent(parsed.pathname.slice(1)) || 'postgres',
    user: decodeURIComponent(parsed.username) || 'the user',
  };
}

function withoutPassword(text: string, url: string): string {
  const { password } = new URL(url);
  return [password, decodeURIComponent(password)]
    .filter((secret) => secret !== '')
    .reduce((shown, secret) => shown.replaceAll(secret, '…'), text);
}

function codeOf(error: unknown): string {
  const nested = error instanceof AggregateError ? error.errors[0] : error;
  const code = (nested as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

function messageOf(error: unknown): string {
  const nested: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return nested instanceof Error ? nested.message : String(nested);
}
