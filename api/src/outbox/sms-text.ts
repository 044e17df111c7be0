const MAX_CHARACTERS = 160

/** One character each in GSM 03.38; anything else makes a message cost and hold as much as two. */
const gsm =
  '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ' +
  'ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\n'

const replacements: Record<string, string> = { '’': "'", '…': '...', œ: 'oe', '–': '-', '•': '-' }

/**
 * A sentence as a text message carries it: without the letters and signs that mobiles do not share.
 * Throws for one that does not fit in one message, which is for whoever wrote it to shorten.
 */
export function toSmsText(sentence: string): string {
  const text = sentence.replace(/[\u00a0\u202f]/g, ' ').replace(/« | »/g, '"')
  const written = Array.from(text, toGsm).join('')
  if (written === '' || written.length > MAX_CHARACTERS) {
    throw new Error(`A text message holds 1 to ${String(MAX_CHARACTERS)} characters`)
  }
  return written
}

function toGsm(character: string): string {
  if (gsm.includes(character)) return character
  const replaced = replacements[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '')
  if (Array.from(replaced).every((part) => gsm.includes(part))) return replaced
  throw new Error('A text message holds a character that no mobile is sure to show')
}
