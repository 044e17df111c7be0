/** The reference that an address names, if it looks like one. */
export function referenceIn(address: URLSearchParams): string | undefined {
  const reference = address.get('reference') ?? ''
  return /^[A-Z0-9-]{6,20}$/.test(reference) ? reference : undefined
}
