import { fillDoubleBraces } from 'content-types'
import type { MailTexts } from '../platform/mail-texts.ts'
import type { Block, Letter } from './letter.ts'

const PLACES = /(\{\{\s*(?:lien|details)\s*\}\})/

/** In the words of editors when there are any that can be filled; in those of the code otherwise. */
export function worded(letter: Letter, texts: MailTexts): Letter {
  const { wording, paragraphs } = letter
  const found = wording && texts.find(wording.key)
  if (!found) return letter
  const fill = (text: string) => fillDoubleBraces(text, wording.values)
  const filled = found.body
    .split(/\r?\n[^\S\n]*\r?\n/)
    .flatMap((paragraph) => paragraph.split(PLACES))
    .flatMap((part) => (PLACES.test(part) ? blocksAt(part, paragraphs) : fill(part).trim()))
    .filter((block) => block !== '')
  const words = { subject: fill(found.subject), paragraphs: filled }
  return isWhole(words, letter) ? words : letter
}

function blocksAt(place: string, blocks: readonly Block[]): Block[] {
  const isLink = place.includes('lien')
  return blocks.filter((block) => typeof block !== 'string' && 'link' in block === isLink)
}

/** Every word between braces is filled, and no link is lost. */
function isWhole({ subject, paragraphs }: Letter, letter: Letter): boolean {
  const texts = [subject, ...paragraphs.filter((block) => typeof block === 'string')]
  const hasLinks = linksIn(letter).every((link) => paragraphs.includes(link))
  return subject.trim() !== '' && hasLinks && texts.every((text) => !text.includes('{{'))
}

function linksIn({ paragraphs }: Letter): Block[] {
  return paragraphs.filter((block) => typeof block !== 'string' && 'link' in block)
}
