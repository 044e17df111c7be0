/** « ma•••@vent-exemple.example »: enough for its owner to recognise, not to write to. */
export function maskMail(address: string): string {
  const at = address.lastIndexOf('@')
  const shown = at > 3 ? 2 : 1
  return `${address.slice(0, shown)}•••${address.slice(at)}`
}

/** « •••••• 78 » */
export function maskMobile(number: string): string {
  return `•••••• ${number.slice(-2)}`
}
