import { useWords } from '../i18n';
import { DRAWERS, type DrawerId } from '../state/contract';
import { Icon, type IconName } from '../ui/icons';
import { Menu, MenuItem } from '../ui/Menu';
import { useStore } from '../ui/store-context';
import { Tabs } from '../ui/Tabs';

type BottomTab = 'edit' | 'problems' | 'trace';

const ICONS: Readonly<Record<BottomTab, IconName>> = { edit: 'pencil', problems: 'warning', trace: 'steps' };
const TABS: readonly BottomTab[] = ['edit', 'problems', 'trace'];
const REST: readonly DrawerId[] = DRAWERS.filter((id) => id !== 'problems' && id !== 'trace');

/** Under the thumb: the stations, and in their place one of the drawer's panels. */
export function BottomBar() {
  const { t } = useWords();
  const { view, problems } = useStore();
  const { drawer } = view.value;
  const set = (next: DrawerId | null) => {
    view.value = { ...view.value, drawer: next };
    scrollTo({ top: 0 });
  };
  const errors = problems.value.filter((problem) => problem.severity === 'error').length;
  const count = problems.value.length;
  const names = { ...t.drawer.tabs, edit: t.drawer.edit };
  const isRest = drawer !== null && REST.includes(drawer);
  return (
    <div class="bottom-bar">
      <Tabs<BottomTab>
        label={t.drawer.parts}
        value={drawer === null ? 'edit' : drawer === 'problems' || drawer === 'trace' ? drawer : null}
        panel={drawer === null ? 'station-panel' : 'drawer-content'}
        mark="data-drawer"
        tabs={TABS.map((id) => ({
          id,
          text: (
            <>
              <Icon name={ICONS[id]} />
              <span>
                {names[id]}
                {id === 'problems' && count > 0 && (
                  <span class={`badge${errors > 0 ? ' error' : ' warning'}`}>{count}</span>
                )}
              </span>
            </>
          ),
        }))}
        onChange={(id) => set(id === 'edit' ? null : id)}
      />
      <Menu
        label={isRest ? `${t.drawer.tabs[drawer]}, ${t.bar.more}` : t.bar.more}
        icon="more"
        caption={isRest ? t.drawer.tabs[drawer] : t.bar.more}
        class={isRest ? 'chosen' : ''}
      >
        {REST.map((id) => (
          <MenuItem key={id} mark={id} checked={drawer === id} onSelect={() => set(id)}>
            {t.drawer.tabs[id]}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
