import { expect, FileFault, type FaultKind } from './fault.ts'
import { decodeName, endOfRegular, type PdfToken } from './pdf-lexer.ts'

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

const SLASH = '/'.charCodeAt(0)
/** Of those that are refused; escapes only make a name longer, at most three times. */
const SHORTEST_NAME = 5
const LONGEST_NAME = 64

/** Refuses what starts something, wherever it stands: objects that no table names are still found. */
export function refuseActiveNames(bytes: Buffer): void {
  for (let at = bytes.indexOf(SLASH); at !== -1; at = bytes.indexOf(SLASH, at + 1)) {
    const end = endOfRegular(bytes, at + 1)
    if (end - at <= SHORTEST_NAME || end - at > LONGEST_NAME) continue
    const name = decodeName(bytes.toString('latin1', at + 1, end))
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
  }
}
