export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

const token = /<\?xml[^?]*\?>|<\/([\w:]+)\s*>|<([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y
const attribute = /([\w:]+)="([^"]*)"/g
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Reads the XML that a feed needs, and throws at anything that is not well formed. */
export function parseXml(source: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  token.lastIndex = 0
  while (token.lastIndex < source.length) {
    const from = token.lastIndex
    const match = token.exec(source)
    if (!match) throw new Error(`Not well formed at ${from}: ${source.slice(from, from + 40)}`)
    const [, closed, opened, attributes = '', alone, text] = match
    const parent = open.at(-1) ?? root
    if (text !== undefined) parent.text += decode(text)
    else if (closed !== undefined) close(open, closed)
    else if (opened !== undefined) {
      const pairs = [...attributes.matchAll(attribute)]
      const element: Element = {
        name: opened,
        attributes: Object.fromEntries(
          pairs.map(([, name = '', value = '']) => [name, decode(value)]),
        ),
        children: [],
        text: '',
      }
      parent.children.push(element)
      if (alone !== '/') open.push(element)
    }
  }
  const [element, ...others] = root.children
  if (!element || others.length > 0 || open.length > 1) throw new Error('Not one element.')
  return element
}

function close(open: Element[], name: string): void {
  const last = open.pop()
  if (last?.name !== name) throw new Error(`</${name}> closes <${last?.name ?? ''}>.`)
}

function decode(text: string): string {
  if (
    /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text) ||
    text.includes(']]>')
  ) {
    throw new Error(`Not a text of XML 1.0: ${text}`)
  }
  return text.replace(/&([^;]{0,8});?/g, (whole, name: string) => {
    const character = whole.endsWith(';') ? entities[name] : undefined
    if (character === undefined) throw new Error(`Not an entity: ${whole}`)
    return character
  })
}
