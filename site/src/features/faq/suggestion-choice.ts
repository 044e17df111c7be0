const SHOWN = 3
const FEWEST_LETTERS = 3

/** What to ask for an object being typed; nothing as long as it says too little. */
export function wordsToAsk(object: string): string {
  const words = object.replace(/\s+/g, ' ').trim().slice(0, 200)
  return words.length < FEWEST_LETTERS ? '' : words
}

/** Those of the chosen theme first, each in the order of the search. */
export function likeliest<S extends { theme: { slug: string } }>(
  found: readonly S[],
  theme: string | undefined,
): S[] {
  const isOfTheme = (one: S) => one.theme.slug === theme
  const others = found.filter((one) => !isOfTheme(one))
  return [...found.filter(isOfTheme), ...others].slice(0, SHOWN)
}
