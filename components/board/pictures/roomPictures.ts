import type { TLAsset, TLAssetContext, TLStore } from 'tldraw';
import type { BoardPictures } from '@/lib/board/boardStore';
import { pictureAddress, pictureIdOf, pictureSource, type RoomPicture } from '@/lib/board/pictures';
import { fetchPicture } from './fetchPicture';
import { type Upload, uploadPicture } from './uploadPicture';

/** The pictures of one room: where they are, and how one gets there. A board's store holds on to it. */
export class RoomPictures implements BoardPictures {
  #uploads = 0;
  readonly #fetched = new Map<string, Promise<boolean>>();

  constructor(readonly roomId: string) {}

  /** True while pictures are on their way, which are lost if the page is closed. */
  get isUploading(): boolean {
    return this.#uploads > 0;
  }

  /**
   * Where the browser finds an asset's picture, as soon as it has it; null for what is none of the room's.
   * Whoever copies or exports is told at once, and fetches it by themselves.
   */
  async resolve(asset: TLAsset, { shouldResolveToOriginal }: TLAssetContext): Promise<string | null> {
    const id = pictureIdOf(asset.props.src);
    if (!id) return null;
    return shouldResolveToOriginal ? pictureAddress(this.roomId, id) : this.ready(id);
  }

  /** The address of a picture, once the browser has it; null where there is no such picture. */
  async ready(id: string): Promise<string | null> {
    const address = pictureAddress(this.roomId, id);
    const fetched = this.#fetched.get(id) ?? fetchPicture(address);
    this.#fetched.set(id, fetched);
    return (await fetched) ? address : null;
  }

  /** Sends a picture to the room. @throws PictureRefused; what the signal was aborted with */
  async add(file: Blob, upload: Upload = {}): Promise<RoomPicture> {
    this.#uploads++;
    try {
      return await uploadPicture(this.roomId, file, upload);
    } finally {
      this.#uploads--;
    }
  }

  /** What the canvas itself calls for a file. */
  async upload(_asset: TLAsset, file: File, signal?: AbortSignal): Promise<{ src: string }> {
    const { id } = await this.add(file, { signal });
    return { src: pictureSource(id) };
  }

  /** Pictures stay as long as their room: an undo, or the replay, may show them again. */
  async remove(): Promise<void> {}
}

/** The pictures of a store's room; null for boards that hold none. */
export function roomPicturesOf({ props: { assets } }: TLStore): RoomPictures | null {
  return assets instanceof RoomPictures ? assets : null;
}
