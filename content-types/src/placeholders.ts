/** What `{{…}}` may stand for in a text that editors write, and which of them must be there. */
export type Placeholders = Readonly<Record<string, { example: string; compulsory?: true }>>

/** What is wrong with a text, in French sentences; none when it may be kept. */
export function placeholderRefusals(text: string, placeholders: Placeholders): string[] {
  const used = namesIn(text)
  const known = Object.keys(placeholders)
  const unknown = used.filter((name) => !known.includes(name))
  const missing = known.filter((name) => placeholders[name]?.compulsory && !used.includes(name))
  return [
    ...unknown.map((name) => `${braced(name)} ne serait remplacé par rien.`),
    ...(unknown.length > 0 ? [allowed(known)] : []),
    ...missing.map((name) => `${braced(name)} doit rester dans le texte.`),
    ...(hasLooseBraces(text)
      ? ['Une accolade double est ouverte ou fermée sans son pendant.']
      : []),
  ]
}

/** Those unknown are left as they were typed. */
export function fillDoubleBraces(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(BRACED, (typed, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? typed) : typed,
  )
}

export function exampleValues(placeholders: Placeholders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(placeholders).map(([name, { example }]) => [name, example]),
  )
}

const BRACED = /\{\{\s*([^{}\s][^{}]{0,60}?)\s*\}\}/g

function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(BRACED)].map(([, name]) => name ?? ''))]
}

function hasLooseBraces(text: string): boolean {
  return /\{\{|\}\}/.test(text.replace(BRACED, ''))
}

function allowed(names: readonly string[]): string {
  if (names.length === 0) return 'Ce texte n’admet aucun mot entre accolades.'
  return `Seuls le sont : ${names.map(braced).join(', ')}.`
}

function braced(name: string): string {
  return `{{${name}}}`
}
