import { readCompoundFile } from './compound-file.ts'
import { expect } from './fault.ts'
import { endsAsZip } from './zip-structure.ts'

export type Office97Kind = 'doc' | 'xls'

/** Storages and streams, in small letters, by what their presence says. */
const macroNames = new Set(['macros', 'vba', '_vba_project', '_vba_project_cur'])
const encryptionNames = new Set(['encryptedpackage', 'encryptioninfo', '\x06dataspaces'])
const objectNames = new Set(['\x01ole10native', 'package', 'equation native', '\x03ocxname'])

const WORD_MAGIC = 0xa5ec
/** Word 97; files of Word 95 keep their macros in the text itself. */
const WORD_97 = 0x00c1
const WORD_ENCRYPTED = 0x0100

const BOF = 0x0809
const FILEPASS = 0x002f
const BOUNDSHEET = 0x0085
const VBA_PROJECT = 0x00d3
const SUPBOOK = 0x01ae
const BIFF8 = 0x0600
const WORKBOOK_GLOBALS = 0x0005
const MACRO_SHEET = 1
const VBA_MODULE = 6

/** Throws the fault of a Word or Excel file of the years 1997 to 2003. */
export function checkOffice97(bytes: Buffer, kind: Office97Kind): void {
  const file = readCompoundFile(bytes)
  for (const name of file.names.map((written) => written.toLowerCase())) {
    expect(!encryptionNames.has(name), 'encrypted', name)
    expect(!macroNames.has(name), 'macros', name)
    expect(!objectNames.has(name), 'embedded', name)
  }
  const main = file.read(kind === 'doc' ? 'WordDocument' : 'Workbook')
  expect(main !== undefined, 'other-format', 'no main stream')
  if (kind === 'doc') checkWord(main)
  else checkExcel(main)
  expect(!endsAsZip(bytes), 'trailing', 'an archive at the end')
}

/** Whether these are the bytes of a .docx or .xlsx with a password, which is kept in this container. */
export function isEncryptedOoxml(bytes: Buffer): boolean {
  return readCompoundFile(bytes).names.includes('EncryptedPackage')
}

/** [MS-DOC] 2.5.2, FibBase. */
function checkWord(stream: Buffer): void {
  expect(stream.readUInt16LE(0) === WORD_MAGIC, 'damaged', 'not a Word text')
  expect(stream.readUInt16LE(2) >= WORD_97, 'damaged', 'older than Word 97')
  expect((stream.readUInt16LE(10) & WORD_ENCRYPTED) === 0, 'encrypted', 'a password')
}

/** [MS-XLS] 2.1.4: records of a kind, a length and a content, from the first to the last byte. */
function checkExcel(stream: Buffer): void {
  expect(stream.readUInt16LE(0) === BOF, 'damaged', 'not an Excel workbook')
  expect(stream.readUInt16LE(4) === BIFF8, 'damaged', 'older than Excel 97')
  expect(stream.readUInt16LE(6) === WORKBOOK_GLOBALS, 'macros', 'a sheet instead of a workbook')
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const kind = stream.readUInt16LE(at)
    const content = stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2))
    expect(kind !== FILEPASS, 'encrypted', 'a password')
    expect(kind !== VBA_PROJECT, 'macros', 'a VBA project')
    if (kind === BOUNDSHEET) {
      const type = content.readUInt8(5)
      expect(type !== MACRO_SHEET && type !== VBA_MODULE, 'macros', 'a macro sheet')
    }
    if (kind === SUPBOOK) expect(!isDde(content), 'linked', 'a DDE link')
  }
}

/** [MS-XLS] 2.4.271: in a link to a program, the program and its topic are parted by U+0003. */
function isDde(supBook: Buffer): boolean {
  const length = supBook.readUInt16LE(2)
  if (length === 0 || length > 255) return false
  const wide = (supBook.readUInt8(4) & 1) === 1
  const path = supBook.toString(wide ? 'utf16le' : 'latin1', 5, 5 + length * (wide ? 2 : 1))
  return path.slice(1).includes('\x03')
}
