/** « le service Cotisations », of « Service Cotisations »; « le service « Pôle Pêche » ». */
export function serviceWords(name: string): string {
  const rest = /^service\s+(.+)$/i.exec(name)?.[1]
  return rest === undefined ? `le service «\u00a0${name}\u00a0»` : `le service ${rest}`
}

/** At the beginning of a sentence. */
export function beginSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
