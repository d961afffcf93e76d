import { Calculator } from 'lucide-react';
import { type Editor, type TLUiToolItem, ToolbarItem } from 'tldraw';
import { ESTIMATE } from '@/lib/board/estimate/shape';

/** The tool that places an estimate, for the toolbar and the keyboard. */
export function estimateTool(editor: Editor): TLUiToolItem {
  return {
    id: ESTIMATE,
    label: 'Estimate',
    icon: <Calculator size={18} strokeWidth={1.75} />,
    kbd: 'm',
    onSelect: () => {
      editor.setCurrentTool(ESTIMATE);
    },
  };
}

/** The tool's button, pressed while one is about to be placed. */
export function EstimateToolbarItem() {
  return <ToolbarItem tool={ESTIMATE} />;
}
