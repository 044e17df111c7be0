/** From now on a reload shows what was kept. */
export function nameDraft(key: string): void {
  const address = new URL(location.href)
  if (address.searchParams.get('brouillon') === key) return
  address.searchParams.delete('formulaire')
  address.searchParams.set('brouillon', key)
  history.replaceState(history.state, '', address)
}

/** The draft became a request: coming back shows a fresh form. */
export function leaveDraft(): void {
  const address = new URL(location.href)
  address.searchParams.delete('brouillon')
  history.replaceState(history.state, '', address)
}
