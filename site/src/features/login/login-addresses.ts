/** Asks the page of the one-time code to remember the SIRET once the login has succeeded. */
const REMEMBER = 'memoriser'

/** The page of the one-time code, which leads on to what was asked for. */
export function codeAddress(query: URLSearchParams, remember: boolean): `/connexion/code${string}` {
  return `/connexion/code${keep(query, remember ? { [REMEMBER]: 'oui' } : {})}`
}

/** The login page, with what was asked for. */
export function startAddress(query: URLSearchParams): `/connexion${string}` {
  return `/connexion${keep(query)}`
}

export function asksToRemember(query: URLSearchParams): boolean {
  return query.has(REMEMBER)
}

function keep(query: URLSearchParams, more: Record<string, string> = {}): string {
  const kept = new URLSearchParams()
  for (const name of ['suite', 'brouillon']) {
    const value = query.get(name)
    if (value !== null) kept.set(name, value)
  }
  for (const [name, value] of Object.entries(more)) kept.set(name, value)
  return kept.size > 0 ? `?${kept}` : ''
}
