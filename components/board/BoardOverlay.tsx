import { ConnectHandles } from './components/ConnectHandles';
import { PlaceGhost } from './components/PlaceGhost';

/** What stands in front of the canvas and belongs to what is on it. */
export function BoardOverlay() {
  return (
    <>
      <PlaceGhost />
      <ConnectHandles />
    </>
  );
}
