import { isDocumentFrame, isStep2Frame } from './protocol';

/** A frame with document content that is being sent. */
export type SentFrame = { isStep2: boolean };

/**
 * A WebSocket class that reports each document frame at the moment it is handed to the network. This is the
 * only place that sees all of them, as the provider sends some by itself.
 */
export function countingSocket(Base: typeof WebSocket, onSend: (frame: SentFrame) => void): typeof WebSocket {
  return class CountingSocket extends Base {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data);
      if (data instanceof Uint8Array && isDocumentFrame(data)) onSend({ isStep2: isStep2Frame(data) });
    }
  };
}
