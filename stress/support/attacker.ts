import * as Y from 'yjs';
import { encodeStep2, encodeUpdate } from '@/lib/sync/protocol';
import { Session } from '@/server/sync/session';
import { editor, type Stage } from '@/server/sync/testing/stage';

/** An answer to the server's question that brings nothing, after which edits are taken at once. */
const NOTHING = encodeStep2(Y.encodeStateAsUpdate(new Y.Doc()));

/** Somebody in a room without a network, who says whatever they are told to and never listens. */
export class Attacker {
  isClosed = false;
  // Without a guid Yjs makes one, which takes longer than all the rest.
  readonly #doc = new Y.Doc({ guid: 'attacker' });
  readonly #stage: Stage;
  readonly #session: Session;

  constructor(stage: Stage, name: string) {
    this.#stage = stage;
    const close = () => {
      this.isClosed = true;
    };
    this.#session = new Session({
      socket: { bufferedAmount: 0, send() {}, close, terminate: close },
      access: editor(name),
      wantsAcks: true,
      clock: stage.clock,
    });
    stage.room.join(this.#session);
    this.send(NOTHING);
  }

  /** Sends a frame, in a turn of its own. */
  send(frame: Uint8Array): void {
    this.#stage.room.receive(this.#session, frame);
    this.#stage.clock.endTurn();
  }

  /** The edit that could come next, as an update. */
  nextEdit(): Uint8Array {
    const before = Y.encodeStateVector(this.#doc);
    this.#doc.transact(() => {
      // Places of its own: thousands who insert at one place would make those slow who only look on.
      const place = String(this.#doc.clientID);
      this.#doc.getMap('board').set(place, { x: 1, y: 2 });
      this.#doc.getText(place).insert(0, 'words');
    });
    return Y.encodeStateAsUpdate(this.#doc, before);
  }

  /** Sends the edit that comes next as it should be, so that later ones reach deeper. */
  drawNext(): void {
    this.send(encodeUpdate(this.nextEdit()));
  }

  /** Hangs up. */
  leave(): void {
    this.#stage.room.leave(this.#session);
    this.#doc.destroy();
  }
}
