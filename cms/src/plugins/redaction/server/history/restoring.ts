import { AsyncLocalStorage } from 'node:async_hooks'

const restoring = new AsyncLocalStorage<true>()

/** What is saved while `restore` runs is kept as a restored version. */
export function whileRestoring<T>(restore: () => Promise<T>): Promise<T> {
  return restoring.run(true, restore)
}

export function isRestoring(): boolean {
  return restoring.getStore() ?? false
}
