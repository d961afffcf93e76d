import { toast } from '@/components/ui/toast';
import { PictureRefused } from './uploadPicture';

/** A picture that was not placed: the file's name, where it has one that says something, and the reason. */
export type RefusedPicture = { name: string; why: string };

const TOAST = 'board-pictures';

/** Names that browsers and the canvas give to what has none. */
const NAMELESS = /^(image|tldrawFile|untitled)?(\.\w+)?$/i;

/** Why a picture was not placed. */
export function reasonOf(error: unknown): string {
  return error instanceof PictureRefused
    ? error.message
    : 'Something went wrong in this browser. Reload the page and try again.';
}

/** Says which pictures were not placed, and why. */
export function tellRefused(refused: readonly RefusedPicture[], total: number): void {
  const [first] = refused;
  if (!first) return;
  const name = NAMELESS.test(first.name) ? 'The picture' : `“${first.name}”`;
  const title =
    refused.length === 1 ? `${name} was not placed` : `${refused.length} of ${total} files were not placed`;
  const others = new Set(refused.map(({ why }) => why)).size > 1;
  const description = others ? `${name}: ${first.why}` : first.why;
  toast.error(title, { id: TOAST, description });
}
