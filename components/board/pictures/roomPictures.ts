import type { TLAsset, TLStore } from 'tldraw';
import type { BoardPictures } from '@/lib/board/boardStore';
import { pictureAddress, pictureIdOf, pictureSource, type RoomPicture } from '@/lib/board/pictures';
import { type Upload, uploadPicture } from './uploadPicture';

/** The pictures of one room: where they are, and how one gets there. A board's store holds on to it. */
export class RoomPictures implements BoardPictures {
  #uploads = 0;

  constructor(readonly roomId: string) {}

  /** True while pictures are on their way, which are lost if the page is closed. */
  get isUploading(): boolean {
    return this.#uploads > 0;
  }

  /** Where the browser finds an asset's picture; null for what is none of the room's. */
  resolve(asset: TLAsset): string | null {
    const id = pictureIdOf(asset.props.src);
    return id && pictureAddress(this.roomId, id);
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
