// The wire limit: what a server costs that only passes frames on. A room's board is the bytes of the last
// SyncStep2, handed out as they are.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { announce } from './control.mjs';

const SYNC = 0;
const STEP_1 = 0;
const STEP_2 = 1;
const EMPTY_STEP_1 = Buffer.from([SYNC, STEP_1, 1, 0]);
const EMPTY_STEP_2 = Buffer.from([SYNC, STEP_2, 2, 0, 0]);

const rooms = new Map();
const http = createServer();
const wss = new WebSocketServer({ server: http, perMessageDeflate: false });

wss.on('connection', (socket, request) => {
  const name = request.url;
  const room = rooms.get(name) ?? { sockets: new Set(), board: EMPTY_STEP_2 };
  rooms.set(name, room);
  room.sockets.add(socket);
  socket.on('close', () => {
    room.sockets.delete(socket);
    if (room.sockets.size === 0) rooms.delete(name);
  });
  socket.on('message', (frame) => {
    if (frame[0] === SYNC && frame[1] === STEP_1) {
      // Asked by someone who has something: there is nothing to compare with.
      socket.send(frame[3] === 0 ? room.board : EMPTY_STEP_2);
      return;
    }
    if (frame[0] === SYNC && frame[1] === STEP_2) {
      if (frame.length > EMPTY_STEP_2.length) room.board = frame;
      return;
    }
    for (const other of room.sockets) if (other !== socket) other.send(frame);
  });
  socket.send(room.board === EMPTY_STEP_2 ? EMPTY_STEP_1 : Buffer.from([SYNC, STEP_1, 2, 1, 0]));
});

http.listen(Number(process.env.PORT), '127.0.0.1', () => announce());
