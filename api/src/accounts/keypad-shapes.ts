/** Lines of three keys on a telephone's keypad, and on a computer's, which is the same upside down. */
const lines = ['123', '456', '789', '147', '258', '369', '159', '357', '580']

/** Closed paths: around the keypad, from corner to corner, from side to side. */
const rings = ['12369874', '1397', '2684']

const neighbours: Record<string, string> = {
  '0': '8',
  '1': '24',
  '2': '135',
  '3': '26',
  '4': '157',
  '5': '2468',
  '6': '359',
  '7': '48',
  '8': '5790',
  '9': '68',
}

/** Whether six keys draw two lines, a turn along a ring, or a path from key to key. */
export function drawsShape(code: string): boolean {
  return (
    (lineSet.has(code.slice(0, 3)) && lineSet.has(code.slice(3))) ||
    ringPaths.some((path) => path.includes(code)) ||
    isPath(code)
  )
}

const lineSet = new Set(lines.flatMap((line) => [line, reversed(line)]))

/** Each ring, gone round often enough to hold any six of its keys in a row. */
const ringPaths = rings.flatMap((ring) => {
  const turns = ring.repeat(3)
  return [turns, reversed(turns)]
})

/** A key beside the one before, or the same. */
function isPath(code: string): boolean {
  for (let rank = 1; rank < code.length; rank++) {
    const [key, next] = [code.charAt(rank - 1), code.charAt(rank)]
    if (key !== next && !neighbours[key]?.includes(next)) return false
  }
  return true
}

function reversed(keys: string): string {
  return Array.from(keys).reverse().join('')
}
