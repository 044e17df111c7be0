import type { FormField } from 'content-types'

type Asked = Pick<FormField, 'kind' | 'help' | 'isComb' | 'maxLength'>

/** What helps to answer: the help of the form, then how to type it unless that help says so. */
export function hintOf(field: Asked): string | undefined {
  const help = field.kind === 'date' ? withoutFormat(field.help) : field.help.trim()
  const format = saysFormat(field, help) ? '' : formatWords(field)
  return [format ? asSentence(help) : help, format].filter(Boolean).join(' ') || undefined
}

function formatWords({ kind, isComb, maxLength }: Asked): string {
  if (kind === 'date') return 'Jour, mois et année, par exemple 03/02/2026.'
  if (kind === 'number') return 'En chiffres, par exemple 1250,50.'
  if (kind === 'text' && isComb && maxLength) return `${maxLength} caractères attendus.`
  return ''
}

/** « 14 chiffres » says the length of a comb, « par exemple 1250,50 » how a number is typed. */
function saysFormat({ kind, maxLength }: Asked, help: string): boolean {
  if (kind === 'number') return /\d/.test(help)
  return kind === 'text' && maxLength !== null && new RegExp(`\\b${maxLength}\\b`).test(help)
}

/** « JJ/MM/AAAA » is how a PDF asks for what is told in words here. */
function withoutFormat(help: string): string {
  return help.replace(/\(?\bJJ[/ .-]MM[/ .-]AAAA\b\)?/i, '').trim()
}

function asSentence(help: string): string {
  return help === '' || /[.!?…]$/.test(help) ? help : `${help}.`
}
