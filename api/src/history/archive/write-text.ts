import type { Digest, Part } from './digest.ts'

/** The request as plain text. What people wrote stands to the right, so that it passes for nothing else. */
export function writeText({ title, facts, parts, receipts }: Digest): string {
  return [
    `${title}\n${'='.repeat(40)}`,
    facts.map(([label, value]) => `${label} : ${value}`).join('\n'),
    ...parts.map(writePart),
    receipts.map(({ label, path }) => `${label} : ${path}`).join('\n'),
    'Les heures sont celles de Paris.',
  ]
    .filter((block) => block !== '')
    .join('\n\n')
    .concat('\n')
}

function writePart({ title, signature, text, pieces, files }: Part): string {
  return [
    `${title}\n${'-'.repeat(40)}\n${signature}`,
    indent(text),
    ...pieces.map((piece) => `- ${oneLine(piece)}`),
    ...files.map(({ name, path, reason }) => `- ${oneLine(name)} : ${path ?? reason}`),
  ]
    .filter((block) => block !== '')
    .join('\n')
}

function indent(text: string): string {
  if (text === '') return ''
  return text
    .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/)
    .map((line) => `    ${line}`)
    .join('\n')
}

function oneLine(text: string): string {
  return text.replace(/[\p{C}\u2028\u2029]+/gu, ' ')
}
