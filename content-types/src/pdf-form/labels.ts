import { PDFHexString, PDFName, PDFString, type PDFDict, type PDFField } from 'pdf-lib'

/** What a field is called: its tooltip, which screen readers read, else its name as words. */
export function labelOf(field: PDFField): string {
  const { acroField } = field
  const widgets = acroField.getWidgets().map(({ dict }) => dict)
  const tooltip = [acroField.dict, ...widgets].map(tooltipOf).find((text) => text !== '')
  return tooltip ?? readableName(field.getName())
}

export function tooltipOf(dict: PDFDict): string {
  const text = dict.lookup(PDFName.of('TU'))
  if (!(text instanceof PDFString || text instanceof PDFHexString)) return ''
  return tidy(text.decodeText())
}

/** « Date – JJ/MM/AAAA » is a label and how to answer it. */
export function splitHint(text: string): { label: string; hint: string } {
  const [, label, hint] = /^(.+?)\s+[–—]\s+(.+)$/.exec(text) ?? []
  return label === undefined || hint === undefined
    ? { label: withoutStar(text), hint: '' }
    : { label: withoutStar(label), hint: hint.charAt(0).toUpperCase() + hint.slice(1) }
}

function withoutStar(label: string): string {
  return label.replace(/\s*\*$/, '')
}

/** « form1.page[0].nom_du_navire » becomes « Nom du navire ». */
function readableName(name: string): string {
  const last = name.split('.').at(-1) ?? name
  const words = tidy(
    last
      .replace(/\[\d+\]$/, '')
      .replace(/[_-]+/g, ' ')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'),
  ).toLowerCase()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}

function tidy(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\n\t ]+/g, ' ')
    .trim()
    .slice(0, 500)
}
