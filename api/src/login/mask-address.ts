/** « ma•••@vent-exemple.example »: enough to know which mailbox to open. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const shown = Math.min(2, at - 1)
  return `${address.slice(0, Math.max(1, shown))}•••${address.slice(at)}`
}
