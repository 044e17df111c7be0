import type { Attribute } from 'content-types'
import { componentOf } from '../contents.ts'
import type { FileReference, Reference } from './snapshot.ts'

type Node = Record<string, unknown>

const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', dateStyle: 'long' })
const moment = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  dateStyle: 'long',
  timeStyle: 'short',
})

/** A value of a field in words that can be compared and read. */
export function readable(attribute: Attribute, value: unknown): string {
  if (value === null || value === undefined) return ''
  switch (attribute.type) {
    case 'boolean':
      return value === true ? 'Oui' : 'Non'
    case 'date':
      return day.format(new Date(value as string))
    case 'datetime':
      return moment.format(new Date(value as string | number))
    case 'blocks':
      return (value as Node[]).map((block) => readBlock(block)).join('\n')
    case 'relation':
      return [value as Reference | Reference[]]
        .flat()
        .map(({ label }) => label)
        .join(', ')
    case 'media':
      return readFile(value as FileReference)
    case 'component':
      return readList(componentOf(attribute.component), value as Node[])
    default:
      return typeof value === 'string' ? value : JSON.stringify(value)
  }
}

function readFile({ name, alternativeText }: FileReference): string {
  return alternativeText ? `${name} (« ${alternativeText} »)` : name
}

function readList(attributes: Record<string, Attribute>, items: Node[]): string {
  const lineOf = (item: Node) =>
    Object.entries(attributes)
      .map(([name, attribute]) => [attribute.label, readable(attribute, item[name])])
      .filter(([, text]) => text !== '')
      .map(([label, text]) => `${label ?? ''} : ${text ?? ''}`)
      .join(' · ')
  return items.map(lineOf).join('\n')
}

function readBlock(block: Node, indent = ''): string {
  const children = (block['children'] ?? []) as Node[]
  switch (block['type']) {
    case 'heading':
      return `${'#'.repeat(Number(block['level']))} ${readInlines(children)}`
    case 'list':
      return children
        .map((item) =>
          item['type'] === 'list'
            ? readBlock(item, `${indent}  `)
            : `${indent}– ${readInlines(item['children'] as Node[])}`,
        )
        .join('\n')
    case 'quote':
      return `« ${readInlines(children)} »`
    case 'image':
      return `[Image : ${readFile(block['image'] as FileReference)}]`
    default:
      return readInlines(children)
  }
}

function readInlines(nodes: Node[]): string {
  return nodes
    .map((node) => {
      if (node['type'] === 'link') {
        return `${readInlines(node['children'] as Node[])} (${String(node['url'])})`
      }
      const text = typeof node['text'] === 'string' ? node['text'] : ''
      return node['bold'] === true && text.trim() !== '' ? `**${text}**` : text
    })
    .join('')
}
