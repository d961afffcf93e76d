// The reference: @y/websocket-server as its own program sets it up, with the version of ws that it brings.
// With DATA_DIR its persistence hook keeps every update in y-leveldb.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import { LeveldbPersistence } from 'y-leveldb';
import * as Y from 'yjs';
import { announce } from '../servers/control.mjs';

const require = createRequire(import.meta.resolve('@y/websocket-server/utils'));
const { Server: WebSocketServer } = require('ws');

const directory = process.env.DATA_DIR;
const level = directory ? new LeveldbPersistence(directory) : null;
if (level) {
  setPersistence({
    provider: level,
    async bindState(name, doc) {
      doc.on('update', (update) => void level.storeUpdate(name, update));
      const stored = await level.getYDoc(name);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored));
    },
    writeState: async () => {},
  });
}

const http = createServer();
const wss = new WebSocketServer({ noServer: true });
wss.on('connection', (socket, request) => setupWSConnection(socket, request));
http.on('upgrade', (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (opened) => wss.emit('connection', opened, request));
});
http.listen(Number(process.env.PORT), '127.0.0.1', () => announce());
