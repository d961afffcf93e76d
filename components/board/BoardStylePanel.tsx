import {
  DefaultStylePanel,
  DefaultStylePanelContent,
  type TLUiStylePanelProps,
  useRelevantStyles,
} from 'tldraw';
import { Inspector, useInspected } from './components/Inspector';

/** What a component, a boundary or a connection says; tldraw's styles for all that has some. */
export function BoardStylePanel(props: TLUiStylePanelProps) {
  const inspected = useInspected();
  const styles = useRelevantStyles();
  if (!inspected) return <DefaultStylePanel {...props} />;
  return (
    <DefaultStylePanel {...props}>
      <Inspector inspected={inspected} />
      {inspected.what === 'arrows' ? <DefaultStylePanelContent styles={styles} /> : null}
    </DefaultStylePanel>
  );
}
