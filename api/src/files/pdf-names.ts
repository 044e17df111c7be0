import { expect, FileFault, type FaultKind } from './fault.ts'
import { decodeName, type PdfToken } from './pdf-lexer.ts'

/** Long enough never to be met by chance in packed data: searched in every byte of the file. */
const refused = new Map<string, FaultKind>([
  ['JavaScript', 'active'],
  ['OnInstantiate', 'active'],
  ['Rendition', 'active'],
  ['RichMedia', 'active'],
  ['Launch', 'active'],
  ['SubmitForm', 'active'],
  ['ImportData', 'active'],
  ['GoToR', 'linked'],
  ['GoToE', 'embedded'],
  ['EmbeddedFile', 'embedded'],
  ['EmbeddedFiles', 'embedded'],
  ['FileAttachment', 'embedded'],
  ['Encrypt', 'encrypted'],
])

/** Short enough to be met by chance, hence refused only as an object's names. */
const refusedInObjects = new Map<string, FaultKind>([
  ['JS', 'active'],
  ['XFA', 'active'],
  ['EF', 'embedded'],
])

const NAME = /\/[A-Za-z#][A-Za-z0-9#]{4,60}/y

/** Refuses what starts something, wherever it stands: objects that no table names are still found. */
export function refuseActiveNames(text: string): void {
  for (let at = text.indexOf('/'); at !== -1; at = text.indexOf('/', at + 1)) {
    NAME.lastIndex = at
    const name = decodeName(NAME.exec(text)?.[0] ?? '')
    const kind = refused.get(name)
    if (kind !== undefined) throw new FileFault(kind, name)
  }
}

export function refuseActiveToken(token: PdfToken): void {
  if (token.kind === 'name') {
    const kind = refusedInObjects.get(token.text)
    if (kind !== undefined) throw new FileFault(kind, token.text)
  }
  if (token.kind === 'string') {
    expect(!/^\s*javascript:/i.test(token.text), 'active', 'a link that is a script')
    expect(!/\bendobj\b/.test(token.text), 'trailing', 'an object inside a string')
  }
}
