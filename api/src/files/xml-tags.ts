import { expect } from './fault.ts'

export interface XmlTag {
  /** Without its prefix. */
  name: string
  /** By name without prefix, references decoded. */
  attributes: ReadonlyMap<string, string>
}

const MAX_ATTRIBUTES = 200
const ATTRIBUTE = /\s*([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const TAG_NAME = /<([^\s<>/="']+)/y
const TAG_END = /\s*\/?>/y

/** The opening tags of a small XML part, read once from left to right; no entity is ever expanded. */
export function* readTags(xml: string): Generator<XmlTag> {
  let at = xml.indexOf('<')
  while (at !== -1) {
    const skipped = endOfOther(xml, at)
    if (skipped === undefined) {
      const { tag, end } = readTag(xml, at)
      yield tag
      at = xml.indexOf('<', end)
    } else {
      at = xml.indexOf('<', skipped)
    }
  }
}

/** Where a comment, an instruction, CDATA or a closing tag ends; undefined for an opening tag. */
function endOfOther(xml: string, at: number): number | undefined {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at)
  if (xml.startsWith('<![CDATA[', at)) return after(xml, ']]>', at)
  expect(!xml.startsWith('<!', at), 'active', 'a document type')
  if (xml.startsWith('<?', at)) return after(xml, '?>', at)
  return xml.startsWith('</', at) ? after(xml, '>', at) : undefined
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  expect(found !== -1, 'damaged', `XML without ${mark}`)
  return found + mark.length
}

function readTag(xml: string, start: number): { tag: XmlTag; end: number } {
  const name = match(TAG_NAME, xml, start)
  expect(name !== null, 'damaged', 'a tag without a name')
  const attributes = new Map<string, string>()
  let end = start + name[0].length
  for (let found = match(ATTRIBUTE, xml, end); found; found = match(ATTRIBUTE, xml, end)) {
    expect(attributes.size < MAX_ATTRIBUTES, 'too-complex', 'a tag with too many attributes')
    attributes.set(localName(found[1]), decode(found[2] ?? found[3] ?? ''))
    end += found[0].length
  }
  const close = match(TAG_END, xml, end)
  expect(close !== null, 'damaged', 'a tag that does not end')
  return { tag: { name: localName(name[1]), attributes }, end: end + close[0].length }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function localName(name = ''): string {
  return name.slice(name.indexOf(':') + 1)
}

function decode(value: string): string {
  return value.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (_, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? ''
    const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
