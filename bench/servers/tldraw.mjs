// tldraw's own sync: a TLSocketRoom for each path. With DATA_DIR the snapshots of changed rooms are written
// every two seconds, as in tldraw's example of a server.
import { rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { TLSocketRoom } from '@tldraw/sync-core';
import { WebSocketServer } from 'ws';
import { announce } from './control.mjs';

const SAVE_MS = 2000;

const directory = process.env.DATA_DIR;
const rooms = new Map();
const changed = new Map();
let sessions = 0;

function roomOf(name) {
  const known = rooms.get(name);
  if (known) return known;
  const room = new TLSocketRoom({
    onDataChange: () => {
      if (directory) changed.set(name, room);
    },
    onSessionRemoved(removedFrom, { numSessionsRemaining }) {
      if (numSessionsRemaining > 0) return;
      rooms.delete(name);
      removedFrom.close();
    },
  });
  rooms.set(name, room);
  return room;
}

async function save() {
  for (const [name, room] of changed) {
    changed.delete(name);
    const file = path.join(directory, `${name.replace(/\W/g, '-')}.json`);
    await writeFile(`${file}.new`, JSON.stringify(room.getCurrentSnapshot()));
    await rename(`${file}.new`, file);
  }
}

if (directory) setInterval(() => void save(), SAVE_MS);

const http = createServer();
const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
wss.on('connection', (socket, request) => {
  roomOf(request.url).handleSocketConnect({ sessionId: String(++sessions), socket });
});
http.listen(Number(process.env.PORT), '127.0.0.1', () => announce());
