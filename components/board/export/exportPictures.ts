import type { TLAsset } from 'tldraw';
import type { BoardPictures } from '@/lib/board/boardStore';
import { type PictureContents, pictureAddress, pictureIdOf, picturesIn } from '@/lib/board/pictures';
import type { BoardRecord } from '@/lib/board/schema';

/** Pictures that are fetched at a time. */
const AT_ONCE = 6;

/**
 * The pictures of a board that is exported, as files hold them: within. They are fetched once, before they are
 * needed.
 */
export class ExportPictures implements BoardPictures {
  readonly #contents = new Map<string, string>();
  #loading: Promise<void> | null = null;

  /** @param roomId the room that has the pictures; null for a board without any */
  constructor(
    readonly roomId: string | null,
    private readonly records: readonly BoardRecord[],
  ) {}

  /**
   * Fetches them all. One that the room does not have is left out.
   * @throws if the server cannot be reached
   */
  load(): Promise<void> {
    this.#loading ??= this.#fetchAll().catch((error) => {
      // The next one who asks tries again.
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  /** What those of the pictures consist of that have been fetched and that these records show. */
  contentsFor(records: readonly BoardRecord[]): PictureContents {
    const ids = new Set(picturesIn(records));
    return new Map([...this.#contents].filter(([id]) => ids.has(id)));
  }

  resolve({ props }: TLAsset): string | null {
    return this.#contents.get(pictureIdOf(props.src) ?? '') ?? null;
  }

  upload(): Promise<never> {
    return Promise.reject(new Error('Nothing is placed on a board that is exported.'));
  }

  async remove(): Promise<void> {}

  async #fetchAll(): Promise<void> {
    const { roomId } = this;
    if (roomId === null) return;
    const waiting = picturesIn(this.records).filter((id) => !this.#contents.has(id));
    const worker = async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const content = await fetchPicture(pictureAddress(roomId, id));
        if (content) this.#contents.set(id, content);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
}

async function fetchPicture(address: string): Promise<string | null> {
  const response = await fetch(address);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The picture was answered with ${response.status}.`);
  const blob = await response.blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
