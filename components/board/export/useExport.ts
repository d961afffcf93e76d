import { useEffect, useRef, useState } from 'react';
import {
  type ExportChoice,
  type Exported,
  ExportRefused,
  type ExportSource,
  exportBoard,
} from './exportBoard';

/** How far an export is: at rest, under way (from 0 to 1), or failed with a sentence. */
export type ExportState = { progress: number | null; error: string | null };

/** Runs exports one at a time, shows how far they are, and stops them. */
export function useExport(source: ExportSource | null) {
  const [state, setState] = useState<ExportState>({ progress: null, error: null });
  const running = useRef<AbortController | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever runs is about the board before
  useEffect(() => () => running.current?.abort(), [source]);

  async function run(choice: ExportChoice, then: (done: Exported) => void | Promise<void>): Promise<void> {
    if (!source) return;
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ progress: 0, error: null });
    const show = (next: ExportState) => {
      if (running.current === controller) setState(next);
    };
    try {
      const done = await exportBoard(source, choice, {
        signal: controller.signal,
        onProgress: (progress) => show({ progress, error: null }),
      });
      await then(done);
      show({ progress: null, error: null });
    } catch (error) {
      const isStopped = controller.signal.aborted;
      show({ progress: null, error: isStopped ? null : sentenceOf(error) });
    }
  }

  return {
    state,
    run,
    stop() {
      running.current?.abort();
      setState({ progress: null, error: null });
    },
  };
}

function sentenceOf(error: unknown): string {
  if (error instanceof ExportRefused) return error.message;
  if (error instanceof DOMException && error.name === 'NotAllowedError') {
    return 'The browser did not allow copying. Download the file instead.';
  }
  return 'The board could not be exported. Try another format, or reload the page and try again.';
}
