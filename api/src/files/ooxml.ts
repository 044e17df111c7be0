import { expect } from './fault.ts'
import { readTags } from './xml-tags.ts'
import { inflate, readZip, type ZipEntry } from './zip-structure.ts'

/** What Word and Excel keep in .docx and .xlsx: ECMA-376 part 2 (packages) and part 1 (parts). */
const OFFICE = 'application/vnd.openxmlformats-officedocument.'
const mainTypes = {
  docx: `${OFFICE}wordprocessingml.document.main+xml`,
  xlsx: `${OFFICE}spreadsheetml.sheet.main+xml`,
}

export type OoxmlKind = keyof typeof mainTypes

const CONTENT_TYPES = '[Content_Types].xml'
const ROOT_RELATIONSHIPS = '_rels/.rels'
/** Far more than the relationships of the largest honest document. */
const MAX_KEPT = 8 * 1024 * 1024
/** A chart keeps its figures in a workbook inside the document, which itself holds no other. */
const MAX_DEPTH = 1

const harmlessExtensions = new Set(
  'xml rels vml png jpg jpeg jfif gif bmp tif tiff emf wmf svg wdp ico odttf fntdata bin data'.split(
    ' ',
  ),
)
const XML_EXTENSIONS = new Set(['xml', 'rels', 'vml', 'svg'])

const macroType = /macroEnabled|vba|macrosheet|attachedToolbars/i
const objectType = /activeX|oleObject|webextension|x-msdownload|(?:^|\/)control$/i
/** Tables that ask another program for their figures (DDE), and links to other workbooks. */
const linkedPart = /^xl\/externalLinks\//i
const ddeField = /DDEAUTO|\bDDE\b/i
const ddeLength = 'DDEAUTO'.length

/** Throws the fault of a Word or Excel file, looking into every part without writing any. */
export async function checkOoxml(bytes: Buffer, kind: OoxmlKind, depth = 0): Promise<void> {
  const entries = readZip(bytes)
  for (const part of [CONTENT_TYPES, ROOT_RELATIONSHIPS]) {
    expect(
      entries.some(({ name }) => name === part),
      'other-format',
      'a plain archive',
    )
  }
  const texts = new Map<string, string>()
  for (const entry of entries) {
    if (entry.name.endsWith('/')) expect(entry.size === 0, 'damaged', 'a folder with content')
    else await checkPart(entry, texts, depth)
  }
  const mainPart = requireMainPart(texts, kind)
  expect(
    entries.some(({ name }) => name === mainPart),
    'damaged',
    'no main part',
  )
}

async function checkPart(
  entry: ZipEntry,
  texts: Map<string, string>,
  depth: number,
): Promise<void> {
  const extension = entry.name.split('.').at(-1)?.toLowerCase() ?? ''
  expect(!/vba(project|data)|macrosheets\//i.test(entry.name), 'macros', entry.name)
  expect(!/activeX|oleObject|webextension/i.test(entry.name), 'embedded', entry.name)
  expect(!linkedPart.test(entry.name), 'linked', entry.name)
  if (extension === 'docx' || extension === 'xlsx') return checkEmbedded(entry, extension, depth)
  expect(harmlessExtensions.has(extension), 'embedded', entry.name)

  if (extension === 'rels' || entry.name === CONTENT_TYPES) {
    const xml = await readWhole(entry)
    texts.set(entry.name, xml)
    if (extension === 'rels') checkRelationships(xml)
  } else if (XML_EXTENSIONS.has(extension) && !entry.name.startsWith('customXml/')) {
    await checkXml(entry, extension)
  } else {
    await checkBinary(entry)
  }
}

async function checkEmbedded(entry: ZipEntry, kind: OoxmlKind, depth: number): Promise<void> {
  expect(depth < MAX_DEPTH, 'embedded', entry.name)
  const pieces: Buffer[] = []
  for await (const piece of inflate(entry)) pieces.push(piece)
  await checkOoxml(Buffer.concat(pieces), kind, depth + 1)
}

async function readWhole(entry: ZipEntry): Promise<string> {
  expect(entry.size <= MAX_KEPT, 'too-complex', entry.name)
  const pieces: Buffer[] = []
  for await (const piece of inflate(entry)) pieces.push(piece)
  const xml = Buffer.concat(pieces).toString('utf8')
  expect(isPlainXml(xml), 'damaged', `${entry.name} is no XML in UTF-8`)
  return xml
}

/** In any other encoding a reader would see what is not searched here. */
function isPlainXml(start: string): boolean {
  const [, encoding = 'utf-8'] = /^[^>]*\sencoding\s*=\s*["']([^"']*)/.exec(start) ?? []
  return /^(?:\ufeff|ï»¿)?\s*</.test(start) && /^(?:utf-8|us-ascii)$/i.test(encoding)
}

function checkRelationships(xml: string): void {
  for (const { name, attributes } of readTags(xml)) {
    if (name !== 'Relationship') continue
    const type = attributes.get('Type') ?? ''
    expect(!macroType.test(type), 'macros', type)
    expect(!objectType.test(type), 'embedded', type)
    if (attributes.get('TargetMode')?.toLowerCase() !== 'external') continue
    const target = attributes.get('Target') ?? ''
    expect(isHarmlessLink(type, target), 'linked', `${type} to ${target}`)
  }
}

/** Links wait for a click; a template on a local disk, which Word notes by itself, is fetched from nowhere. */
function isHarmlessLink(type: string, target: string): boolean {
  if (type.endsWith('/hyperlink')) return !/^\s*(?:javascript|vbscript|data):/i.test(target)
  return type.endsWith('/attachedTemplate') && /^(?:file:\/\/\/)?[a-z]:[\\/](?![\\/])/i.test(target)
}

/** Searches XML of any length piece by piece. */
async function checkXml(entry: ZipEntry, extension: string): Promise<void> {
  let tail = ''
  let first = true
  let instructions = ''
  for await (const piece of inflate(entry)) {
    const text = tail + piece.toString('latin1')
    if (first) expect(isPlainXml(text), 'damaged', `${entry.name} is no XML in UTF-8`)
    expect(!/<!(?:DOCTYPE|ENTITY)/i.test(text), 'active', `a document type in ${entry.name}`)
    if (extension === 'svg') expect(!/<script|javascript:/i.test(text), 'active', entry.name)
    const fields = readInstructions(text)
    instructions = instructions.slice(-ddeLength) + fields.found
    expect(!ddeField.test(instructions), 'linked', `a DDE field in ${entry.name}`)
    tail = fields.rest
    first = false
  }
}

/** The field codes of a Word part (`w:instrText`, `w:instr`), and what the next piece may complete. */
function readInstructions(text: string): { found: string; rest: string } {
  let found = ''
  for (const field of text.matchAll(/instrText(?:\s[^<>]*)?>([^<]*)<|:instr="([^"<]*)"/g)) {
    found += field[1] ?? field[2] ?? ''
  }
  const open = text.lastIndexOf('<', text.length - 1)
  return { found, rest: open === -1 ? '' : text.slice(Math.max(open, text.length - 4096)) }
}

const foreignStarts = ['MZ', '\xd0\xcf\x11\xe0', 'PK\x03\x04', '%PDF-', '\x7fELF', '{\\rtf', '<']

async function checkBinary(entry: ZipEntry): Promise<void> {
  let start = ''
  for await (const piece of inflate(entry)) {
    if (start.length < 8) start += piece.toString('latin1', 0, 8)
  }
  if (entry.name.startsWith('customXml/')) return
  const foreign = foreignStarts.find((mark) => start.startsWith(mark))
  expect(foreign === undefined, 'embedded', `${entry.name} starts with ${foreign ?? ''}`)
}

function requireMainPart(texts: ReadonlyMap<string, string>, kind: OoxmlKind): string {
  const types = readContentTypes(texts.get(CONTENT_TYPES) ?? '')
  const [part, another] = findOfficeDocuments(texts.get(ROOT_RELATIONSHIPS) ?? '')
  expect(part !== undefined && another === undefined, 'other-format', 'no single main part')
  const type = types.get(`/${part}`.toLowerCase()) ?? types.get(part.split('.').at(-1) ?? '')
  expect(type === mainTypes[kind], 'other-format', `a main part of type ${type ?? 'unknown'}`)
  return part
}

/** Content types by part name, with its slash, or by extension. */
function readContentTypes(xml: string): Map<string, string> {
  const types = new Map<string, string>()
  for (const { attributes } of readTags(xml)) {
    const type = attributes.get('ContentType')
    const owner = (attributes.get('PartName') ?? attributes.get('Extension'))?.toLowerCase()
    if (type === undefined || owner === undefined) continue
    expect(!macroType.test(type), 'macros', type)
    expect(!objectType.test(type), 'embedded', type)
    expect(!types.has(owner), 'damaged', `two types for ${owner}`)
    types.set(owner, type)
  }
  return types
}

function findOfficeDocuments(xml: string): string[] {
  return [...readTags(xml)]
    .filter(({ attributes }) =>
      /\/relationships\/officeDocument$/.test(attributes.get('Type') ?? ''),
    )
    .map(({ attributes }) => (attributes.get('Target') ?? '').replace(/^\.?\//, ''))
}
