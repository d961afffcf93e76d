/**
 * Why the server closes a socket. 4400–4499 are decisions that reconnecting does not change, and the stock
 * y-websocket provider stops at them; 4500–4599 pass by themselves. 4429 is in between: our client waits and
 * comes back, while a stock provider, which would come back at once, stops.
 */
export const CLOSE_CODES = {
  badMessage: 4400,
  signedOut: 4401,
  forbidden: 4403,
  roomNotFound: 4404,
  accessEnded: 4410,
  tooLarge: 4413,
  readOnly: 4423,
  refreshClient: 4426,
  tooFast: 4429,
  tryLater: 4503,
  roomFull: 4529,
  restart: 1012,
} as const;
export type CloseName = keyof typeof CLOSE_CODES;
export type CloseCode = (typeof CLOSE_CODES)[CloseName];

/** What someone can do once the connection has ended for good. */
export type StopAction =
  /** Sign in, then open the room again. */
  | 'signIn'
  /** Load the page again: the program in it is too old. */
  | 'reload'
  /** Nothing more to do in this room. */
  | 'leave'
  /** This browser's copy of the board cannot be merged: remove it and open the board afresh. */
  | 'discardCopy';

/** What the client does after a close, and how it is put to the person. */
export type AfterClose =
  | { kind: 'reconnect'; wait: 'short' | 'long'; reason: string }
  | { kind: 'stop'; action: StopAction; forgetCopy: boolean; reason: string };

const LOST: AfterClose = {
  kind: 'reconnect',
  wait: 'short',
  reason: 'The connection was lost. It is being restored.',
};

const AFTER: Record<CloseCode, AfterClose> = {
  [CLOSE_CODES.badMessage]: {
    kind: 'stop',
    action: 'discardCopy',
    forgetCopy: false,
    reason:
      'The server could not read a change made in this browser. Open the board again to go on from what is saved.',
  },
  [CLOSE_CODES.signedOut]: {
    kind: 'stop',
    action: 'signIn',
    forgetCopy: false,
    reason: 'You are signed out. Sign in to go on.',
  },
  [CLOSE_CODES.forbidden]: {
    kind: 'stop',
    action: 'leave',
    forgetCopy: false,
    reason: 'You do not have access to this board at the moment.',
  },
  [CLOSE_CODES.roomNotFound]: {
    kind: 'stop',
    action: 'leave',
    forgetCopy: true,
    reason: 'This room does not exist any more.',
  },
  [CLOSE_CODES.accessEnded]: {
    kind: 'stop',
    action: 'leave',
    forgetCopy: true,
    reason: 'Your access to this room has ended.',
  },
  [CLOSE_CODES.tooLarge]: {
    kind: 'stop',
    action: 'discardCopy',
    forgetCopy: false,
    reason:
      'A change made in this browser is too large to be saved. Open the board again to go on from what is saved.',
  },
  [CLOSE_CODES.readOnly]: {
    kind: 'stop',
    action: 'discardCopy',
    forgetCopy: false,
    reason: 'The board can no longer be changed. What was drawn here after that is not part of it.',
  },
  [CLOSE_CODES.refreshClient]: {
    kind: 'stop',
    action: 'reload',
    forgetCopy: false,
    reason: 'This page is older than the server. Reload it to go on.',
  },
  [CLOSE_CODES.tooFast]: {
    kind: 'reconnect',
    wait: 'long',
    reason: 'This browser sent changes faster than the server takes them. It will try again in a moment.',
  },
  [CLOSE_CODES.tryLater]: {
    kind: 'reconnect',
    wait: 'long',
    reason: 'The server cannot open or save this board at the moment. It will be tried again.',
  },
  [CLOSE_CODES.roomFull]: {
    kind: 'reconnect',
    wait: 'long',
    reason: 'Too many windows have this room open. Close some; this one will try again.',
  },
  [CLOSE_CODES.restart]: {
    kind: 'reconnect',
    wait: 'short',
    reason: 'The server is restarting. The connection will be restored.',
  },
};

/** Close codes of the WebSocket protocol itself that a retry at once would only repeat. */
const TOO_LARGE_FRAME = 1009;
const SERVER_OVERLOADED = 1013;

/** What a client does after the socket was closed with `code`; an unknown code is treated by its range. */
export function afterClose(code: number): AfterClose {
  if (isCloseCode(code)) return AFTER[code];
  if (code === TOO_LARGE_FRAME) return AFTER[CLOSE_CODES.tooLarge];
  if (code === SERVER_OVERLOADED) return AFTER[CLOSE_CODES.tryLater];
  if (code >= 4400 && code < 4500) return AFTER[CLOSE_CODES.refreshClient];
  if (code >= 4500 && code < 4600) return AFTER[CLOSE_CODES.tryLater];
  return LOST;
}

function isCloseCode(code: number): code is CloseCode {
  return Object.hasOwn(AFTER, code);
}
