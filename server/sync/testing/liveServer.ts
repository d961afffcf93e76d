import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket as NodeWebSocket } from 'ws';
import type { Access, AuthorizeRequest, Refusal } from '../access';
import { createSyncServer, type SyncServer, type SyncServerOptions } from '../server';
import { editor, HeldStorage, KeptLog } from './stage';

/** A sync server on a real port of this machine, and people who are known by the cookie `who=<name>`. */
export class LiveServer {
  readonly storage: HeldStorage;
  readonly log = new KeptLog();
  readonly people: string[] = [];
  readonly requests: AuthorizeRequest[] = [];
  readonly sync: SyncServer;
  /** Who gets in, and how; without an entry, everyone with a name may edit. */
  readonly judgements = new Map<string, Access | Refusal>();
  readonly #http: Server;

  private constructor(storage: HeldStorage, options: Partial<SyncServerOptions>) {
    this.storage = storage;
    this.sync = createSyncServer({
      authorize: (request) => this.judge(request),
      storage,
      log: this.log,
      isAllowedOrigin: ({ origin, host }) => origin === undefined || origin === `http://${host}`,
      onPeople: (_roomId, personIds) => this.people.push(personIds.join(' ')),
      ...options,
    });
    this.#http = createServer((_req, res) => res.end('pages'));
    this.#http.on('upgrade', (req, socket, head) => {
      if (!this.sync.handleUpgrade(req, socket, head)) socket.end('HTTP/1.1 418 Not Ours\r\n\r\n');
    });
  }

  static async start(
    options: Partial<SyncServerOptions> & { port?: number; keptStorage?: HeldStorage } = {},
  ): Promise<LiveServer> {
    const { port = 0, keptStorage = new HeldStorage(), ...rest } = options;
    const server = new LiveServer(keptStorage, rest);
    await new Promise<void>((resolve) => server.#http.listen(port, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/sync`;
  }

  async judge(request: AuthorizeRequest): Promise<Access | Refusal> {
    this.requests.push(request);
    const name = /who=(\w+)/.exec(request.cookieHeader ?? '')?.[1];
    if (name === undefined) return { refused: 'signedOut' };
    const judgement = this.judgements.get(name) ?? editor(name);
    if ('refused' in judgement) return judgement;
    return { ...judgement, recheck: () => this.judge(request) };
  }

  async stop(): Promise<void> {
    this.storage.failure = null;
    this.storage.release();
    await this.sync.shutdown();
    await new Promise((resolve) => {
      this.#http.close(resolve);
      this.#http.closeAllConnections();
    });
  }
}

/** A WebSocket class for Node that sends these headers and keeps every frame it gets. */
export function nodeSocket(headers: Record<string, string>): {
  Socket: typeof WebSocket;
  frames: Uint8Array[];
} {
  const frames: Uint8Array[] = [];
  class HeaderSocket extends NodeWebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers });
      this.on('message', (data: ArrayBuffer | Buffer) => frames.push(new Uint8Array(data as ArrayBuffer)));
    }
  }
  return { Socket: HeaderSocket as unknown as typeof WebSocket, frames };
}

/** Resolves once `condition` holds; the test's own deadline ends the wait. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}
