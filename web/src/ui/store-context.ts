import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Store } from '../state/contract';

export const StoreContext = createContext<Store | null>(null);

export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error('a panel stands outside the page');
  return store;
}
