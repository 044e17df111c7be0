import {
  decodePDFRawStream,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFTextField,
} from 'pdf-lib'
import { labelOf } from './labels.ts'

/** `pattern` is made of « dd », « mm » and « yyyy » or « yy ». */
export type TextFormat = { kind: 'date'; pattern: string } | { kind: 'number' } | { kind: 'text' }

const french = 'dd/mm/yyyy'

/** What a text box expects: as its own actions say, else as its label and its name do. */
export function formatOf(field: PDFTextField): TextFormat {
  const actions = actionsOf(field)
  const [, pattern] = /AFDate_(?:Format|Keystroke)Ex\(\s*["']([^"']+)["']/.exec(actions) ?? []
  if (pattern !== undefined) return dateFormat(field, pattern.toLowerCase())
  if (actions.includes('AFDate_')) return dateFormat(field, french)
  if (actions.includes('AFNumber_') || actions.includes('AFPercent_')) return { kind: 'number' }
  if (field.isMultiline()) return { kind: 'text' }
  return formatOfWords(field)
}

/** A day, YYYY-MM-DD, as that box writes it. */
export function writtenDate(field: PDFTextField, day: string): string {
  const format = formatOf(field)
  const [year = '', month = '', date = ''] = day.split('-')
  const pattern = format.kind === 'date' ? format.pattern : french
  return pattern
    .replace(/y{3,4}/, year)
    .replace(/y{1,2}/, year.slice(2))
    .replace(/m{1,2}/, month)
    .replace(/d{1,2}/, date)
}

function formatOfWords(field: PDFTextField): TextFormat {
  const label = labelOf(field)
  const [hint] = /\b[jd]{2}([/. -]?)m{2}\1(?:a{2,4}|y{2,4})\b/i.exec(label) ?? []
  if (hint !== undefined) {
    return dateFormat(field, hint.toLowerCase().replaceAll('j', 'd').replaceAll('a', 'y'))
  }
  const name = field.getName().split('.').at(-1) ?? ''
  const isDate = /(?:^|[_\s])date(?:$|[_\s])/i.test(name) || /^date\b/i.test(label)
  const length = field.getMaxLength()
  if (isDate && (length === undefined || (length >= 8 && length <= 10))) {
    return dateFormat(field, french)
  }
  const isNumber = /\(€\)|\ben euros\b/i.test(label) || /^(?:montant|nombre)(?:_|$)/i.test(name)
  return { kind: isNumber ? 'number' : 'text' }
}

/** Eight boxes leave no room for the strokes. */
function dateFormat(field: PDFTextField, pattern: string): TextFormat {
  const known = /^(?=.*d)(?=.*m)(?=.*y)[dmy /.-]+$/.test(pattern) && !/mmm/.test(pattern)
  const written = known ? pattern.replace(/\bd\b/, 'dd').replace(/\bm\b/, 'mm') : french
  const length = field.getMaxLength() ?? Infinity
  return {
    kind: 'date',
    pattern: written.length > length ? written.replace(/[^dmy]/g, '') : written,
  }
}

/** The scripts that run when a box is left or typed in. */
function actionsOf(field: PDFTextField): string {
  const { acroField } = field
  return [acroField.dict, ...acroField.getWidgets().map(({ dict }) => dict)]
    .flatMap((dict) => {
      const all = dict.lookup(PDFName.of('AA'))
      return all instanceof PDFDict ? ['F', 'K'].map((name) => all.lookup(PDFName.of(name))) : []
    })
    .map((action) => (action instanceof PDFDict ? scriptOf(action) : ''))
    .join('\n')
}

function scriptOf(action: PDFDict): string {
  const script = action.lookup(PDFName.of('JS'))
  if (script instanceof PDFString || script instanceof PDFHexString) return script.decodeText()
  if (!(script instanceof PDFRawStream)) return ''
  return new TextDecoder('latin1').decode(decodePDFRawStream(script).decode())
}
