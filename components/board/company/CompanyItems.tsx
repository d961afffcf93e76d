import { useContext } from 'react';
import { TldrawUiMenuActionItem, useEditor } from 'tldraw';
import { AUTHORS_ACTION } from '../authors/authorsActions';
import { HistoryRoom } from '../authors/historyRoom';
import { companyOf } from './company';
import { CALL_ACTION } from './companyActions';

/** What concerns the others at the board, in menus; there are others only on the board of a room. */
export function CompanyItems() {
  const hasCompany = companyOf(useEditor()) !== undefined;
  const mayLookBack = useContext(HistoryRoom) !== null;
  if (!hasCompany) return null;
  return (
    <>
      <TldrawUiMenuActionItem actionId={CALL_ACTION} />
      {mayLookBack ? <TldrawUiMenuActionItem actionId={AUTHORS_ACTION} /> : null}
    </>
  );
}
