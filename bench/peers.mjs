import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BENCH, BUNDLES, ROOT } from './paths.mjs';

const versionIn = (folder) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version;

/** The version of a package that the benchmark has installed. */
const versionOf = (name, folder = BENCH) => versionIn(path.join(folder, 'node_modules', name));

/** A newer Node from the registry, where there is one for this machine; else the one that runs this. */
function newerNode() {
  const file = path.join(BENCH, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  return existsSync(file) ? file : process.execPath;
}

/**
 * The servers that are compared: the file that starts one, the protocol its clients speak, and the kinds of
 * storage it can run with.
 */
export const PEERS = {
  ours: {
    title: 'Drawbridge',
    entry: path.join(BUNDLES, 'server.mjs'),
    dialect: 'yjs',
    path: '/sync/',
    storages: ['embedded', 'postgres'],
    version: () => versionIn(ROOT),
  },
  reference: {
    title: '@y/websocket-server',
    entry: path.join(BENCH, 'reference', 'server.mjs'),
    dialect: 'yjs',
    path: '/',
    storages: ['own'],
    version: () => versionOf('@y/websocket-server', path.join(BENCH, 'reference')),
  },
  hocuspocus: {
    title: '@hocuspocus/server',
    entry: path.join(BENCH, 'servers', 'hocuspocus.mjs'),
    node: newerNode,
    dialect: 'hocuspocus',
    path: '/',
    storages: ['own'],
    version: () => versionOf('@hocuspocus/server'),
  },
  tldraw: {
    title: '@tldraw/sync-core',
    entry: path.join(BENCH, 'servers', 'tldraw.mjs'),
    dialect: 'tldraw',
    path: '/',
    storages: ['own'],
    version: () => versionOf('@tldraw/sync-core'),
  },
  relay: {
    title: 'bare ws relay',
    entry: path.join(BENCH, 'servers', 'relay.mjs'),
    dialect: 'yjs',
    path: '/',
    storages: [],
    version: () => versionOf('ws'),
  },
};
