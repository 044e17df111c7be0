/** Reads iCalendar by the letter of RFC 5545, with nothing of what writes it. */

export interface Property {
  name: string
  parameters: Record<string, string>
  value: string
}

export interface Component {
  name: string
  properties: Property[]
  components: Component[]
}

/** Throws on whatever the standard does not allow. */
export function readCalendar(written: string): Component {
  if (!written.endsWith('\r\n')) throw new Error('the last line does not end')
  if (/(?<!\r)\n|\r(?!\n)/.test(written)) throw new Error('a line ends otherwise than by CRLF')
  const lines = written.slice(0, -2).split('\r\n')
  for (const line of lines) {
    if (Buffer.byteLength(line) > 75) throw new Error(`a line is too long: ${line}`)
    if (line.includes('\uFFFD')) throw new Error(`a character was cut: ${line}`)
  }
  const stack: Component[] = [{ name: '', properties: [], components: [] }]
  for (const line of unfolded(lines)) {
    const property = readProperty(line)
    const top = stack.at(-1)
    if (!top) throw new Error('an END without its BEGIN')
    if (property.name === 'BEGIN') {
      const inner = { name: property.value, properties: [], components: [] }
      top.components.push(inner)
      stack.push(inner)
    } else if (property.name === 'END') {
      if (top.name !== property.value) throw new Error(`END of ${property.value} in ${top.name}`)
      stack.pop()
    } else top.properties.push(property)
  }
  const [root] = stack
  const [calendar, ...others] = root?.components ?? []
  if (stack.length !== 1 || calendar?.name !== 'VCALENDAR' || others.length > 0) {
    throw new Error('there is not exactly one calendar')
  }
  return calendar
}

/** The text of a property, read back; undefined when it is absent. Throws when it is there twice. */
export function textOf({ properties }: Component, name: string): string | undefined {
  const found = properties.filter((property) => property.name === name)
  if (found.length > 1) throw new Error(`${name} is there twice`)
  const value = found[0]?.value
  return value !== undefined && texts.has(name) ? unescaped(value) : value
}

const texts = new Set(['SUMMARY', 'DESCRIPTION', 'CATEGORIES', 'NAME', 'UID', 'PRODID'])

/** A comma and a semicolon are never bare, a backslash always escapes (RFC 5545, 3.3.11). */
function unescaped(value: string): string {
  if (!/^(?:[^\\;,]|\\[\\;,nN])*$/.test(value)) throw new Error(`not a text: ${value}`)
  return value.replace(/\\(.)/g, (_, escaped: string) =>
    escaped.toLowerCase() === 'n' ? '\n' : escaped,
  )
}

export function eventsOf(calendar: Component): Component[] {
  return calendar.components.filter(({ name }) => name === 'VEVENT')
}

function unfolded(lines: string[]): string[] {
  const whole: string[] = []
  for (const line of lines) {
    if (line.startsWith(' ')) whole.push((whole.pop() ?? '') + line.slice(1))
    else whole.push(line)
  }
  return whole
}

function readProperty(line: string): Property {
  const match = /^([A-Z-]+)((?:;[A-Z-]+=[^;:,"]+)*):(.*)$/.exec(line)
  if (!match) throw new Error(`not a content line: ${line}`)
  const [, name = '', given = '', value = ''] = match
  const pairs = given.split(';').slice(1)
  const parameters = Object.fromEntries(
    pairs.map((pair) => pair.split('=')).map(([key = '', one = '']) => [key, one] as const),
  )
  return { name, parameters, value }
}
