import { fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type NodeStream = { nfd: number };
type NodeFsType = {
  stream_ops: { fsync?: (stream: NodeStream) => number };
};
type InitOptions = Parameters<NodeFS['init']>[1];
type EngineModule = { FS: { filesystems: { NODEFS: NodeFsType } } };

/**
 * PGlite's file system on real files, with the part that it leaves out: without it every fsync of the
 * database is an empty call, and a power cut may take acknowledged work. It is in place before the
 * database starts, so that recovery after a crash is durable too.
 */
export class DurableFs extends NodeFS {
  /** How often files or directories were made durable so far. */
  fsyncs = 0;

  /** @param onFailure must not return: after a failed fsync nothing may be acknowledged any more. */
  constructor(
    directory: string,
    private readonly onFailure: (error: unknown) => never,
  ) {
    super(directory);
  }

  override async init(pg: PGlite, options: InitOptions): ReturnType<NodeFS['init']> {
    const result = await super.init(pg, options);
    const install = (module: unknown) => {
      const { NODEFS } = (module as EngineModule).FS.filesystems;
      NODEFS.stream_ops.fsync = (stream) => {
        try {
          fsyncSync(stream.nfd);
        } catch (error) {
          this.onFailure(error);
        }
        this.fsyncs++;
        return 0;
      };
    };
    (result.emscriptenOpts.preRun as unknown as ((module: unknown) => void)[]).push(install);
    return result;
  }
}
