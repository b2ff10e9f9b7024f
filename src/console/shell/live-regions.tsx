import { regions } from '../live/announce.js';
import { useStore } from '../live/store.js';

/** Read aloud wherever the focus is, also while a dialog hides the rest of the page (`data-live-announcer`). */
export function LiveRegions() {
  const { polite, assertive } = useStore(regions);
  return (
    <div className="hidden-text" data-live-announcer="true">
      <div aria-live="polite" aria-atomic="true">
        {polite}
      </div>
      <div aria-live="assertive" aria-atomic="true">
        {assertive}
      </div>
    </div>
  );
}
